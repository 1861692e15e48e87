import { type CartShare, equalShares } from './cart.ts';

const WHOLE = 10_000;
/** A slip takes six shares at most; one of them is one's own. */
const OTHERS_MAX = 5;

type Person = Omit<CartShare, 'bps'>;

const othersOf = (shares: readonly CartShare[], own: Person): CartShare[] => shares.filter((share) => share.personId !== own.personId);

/** A colleague comes in or goes out; everyone then has the same. */
export function toggled(shares: readonly CartShare[], own: Person, colleague: Person): CartShare[] {
  const others = othersOf(shares, own);
  const stay = others.filter((share) => share.personId !== colleague.personId);
  const next = stay.length < others.length ? stay : [...others, { ...colleague, bps: 0 }].slice(-OTHERS_MAX);
  return equalShares([own, ...next.map(({ personId, name }) => ({ personId, name }))]);
}

/** A colleague's share in basis points; the rest is one's own. Nothing changes where no rest would be left. */
export function moved(shares: readonly CartShare[], own: Person, personId: string, bps: number): readonly CartShare[] {
  const next = shares.map((share) => (share.personId === personId ? { ...share, bps } : share));
  const given = othersOf(next, own).reduce((sum, share) => sum + share.bps, 0);
  if (given >= WHOLE) return shares;
  return next.map((share) => (share.personId === own.personId ? { ...share, bps: WHOLE - given } : share));
}
