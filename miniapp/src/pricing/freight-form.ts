import type { ReplyOf, RequestOf } from '../api/routes.ts';
import { parseMoney } from '../ui/format-money.ts';

export type FreightRule = ReplyOf<'GET /pricing/freight'>;
type Written = Pick<RequestOf<'PUT /pricing/freight'>['body'], 'basis' | 'refund' | 'zones'>;

export type ZoneForm = { zone: string; fee: string; freeFrom: string };
/** The rule as it is typed, in yuan. */
export type FreightForm = Pick<FreightRule, 'basis' | 'refund'> & { zones: readonly ZoneForm[] };
export type Missing = 'zone' | 'fee' | 'freeFrom';

const yuanOf = (fen: number | undefined): string => (fen === undefined ? '' : String(fen / 100));

export const freightFormOf = ({ basis, refund, zones }: FreightRule): FreightForm => ({
  ...{ basis, refund },
  zones: zones.map(({ zone, feeFen, freeFromFen }) => ({ zone, fee: yuanOf(feeFen), freeFrom: yuanOf(freeFromFen) })),
});

/** The rule, or what is still missing of it. */
export function freightRuleOf({ basis, refund, zones }: FreightForm): Written | Missing {
  const names = zones.map(({ zone }) => zone.trim());
  if (names.some((name, i) => name === '' || name.length > 20 || names.indexOf(name) !== i)) return 'zone';
  const written: Written['zones'] = [];
  for (const [i, { fee, freeFrom }] of zones.entries()) {
    const feeFen = parseMoney(fee);
    if (feeFen === undefined) return 'fee';
    const freeFromFen = parseMoney(freeFrom);
    if (freeFrom.trim() !== '' && !freeFromFen) return 'freeFrom';
    written.push({ zone: names[i] ?? '', feeFen, ...(freeFromFen ? { freeFromFen } : {}) });
  }
  return { basis, refund, zones: written };
}
