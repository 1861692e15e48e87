import type { Day, Instant } from '#kernel/instant';
import { apportion } from '#kernel/money';
import { basketFrom, type Shelf } from './baskets.ts';
import { HISTORY_DAYS, moment, weekday } from './calendar.ts';
import { GUIDES_PER_STORE } from './dealers.ts';
import type { DemoMember } from './members.ts';
import { type Chance, chance } from './random.ts';

export const SLIPS = 1200;

export type SlipLine = {
  code: string;
  qty: number;
  serials: readonly string[];
  /** What the customer chose, of goods that are made to choice. */
  choices?: Readonly<Record<string, string | number>>;
};
export type Payment = 'CASH' | 'CARD' | 'CASH_AND_CARD';

/** One sale as it is told to the shop. `store`, `guide` and `colleague` are places in the organisation's lists. */
export type DemoSlip = {
  key: string;
  at: Instant;
  store: number;
  guide: number;
  lines: readonly SlipLine[];
  member?: DemoMember;
  /** Helped, and has this part of it. */
  colleague?: { guide: number; bps: number };
  payment: Payment;
  /** Which of the templates given by hand the guide gives, and the customer uses at once. */
  coupon?: number;
  pointsWanted: boolean;
  /** The guide takes something off, within what the role allows. */
  manualOff: boolean;
  /** The customer leaves without buying. */
  cancelled: boolean;
};

/** The slips of one day, earliest first. */
export type DemoDay = { daysAgo: number; slips: DemoSlip[] };

type Shop = { members: readonly DemoMember[]; shelves: readonly Shelf[] };

/** Sixty days of sales, more on Saturdays and Sundays; never more goods than the stores have. */
export function slipsPlan(day: Day, { members, shelves }: Shop): DemoDay[] {
  const dice = chance('slips');
  const counts = slipsPerDay(day);
  let no = 0;
  return Array.from({ length: HISTORY_DAYS }, (_, i): DemoDay => {
    const daysAgo = HISTORY_DAYS - i;
    const instants = Array.from({ length: counts[daysAgo] ?? 0 }, () => moment(day, daysAgo, dice.int(10 * 60, 21 * 60 - 20)));
    const slips = instants.sort().map((at) => {
      no += 1;
      return slipAt(at, no, dice, { members, shelves });
    });
    return { daysAgo, slips };
  });
}

function slipsPerDay(day: Day): Record<number, number> {
  const weights = Array.from({ length: HISTORY_DAYS }, (_, i) => ({ key: String(i + 1), weight: weekday(day, i + 1) > 5 ? 18 : 10 }));
  return apportion(SLIPS, weights);
}

function slipAt(at: Instant, no: number, dice: Chance, { members, shelves }: Shop): DemoSlip {
  const store = dice.int(0, shelves.length - 1);
  const shelf = shelves[store];
  if (!shelf) throw new RangeError('no such store');
  const guide = dice.int(0, GUIDES_PER_STORE - 1);
  const member = dice.is(0.7) ? buyer(members, store, at, dice) : undefined;
  const lines = basketFrom(shelf, dice);
  return {
    key: `demo:slip:${String(no).padStart(4, '0')}`,
    at,
    store,
    guide,
    lines,
    ...(member ? { member } : {}),
    ...(dice.is(0.15) ? { colleague: { guide: (guide + 1) % GUIDES_PER_STORE, bps: dice.pick([3000, 4000, 5000]) } } : {}),
    payment: paymentFor(dice),
    ...(member && dice.is(0.1) ? { coupon: dice.int(0, 2) } : {}),
    pointsWanted: member !== undefined && dice.is(0.12),
    manualOff: dice.is(0.08),
    cancelled: dice.is(0.02),
  };
}

/** Somebody of this store who had joined by then; a few of them come often. */
function buyer(members: readonly DemoMember[], store: number, at: Instant, dice: Chance): DemoMember | undefined {
  const candidates = members.filter((member) => member.store === store && !member.undecided && member.joinedAt < at);
  return candidates[Math.floor(candidates.length * dice.next() ** 1.6)];
}

function paymentFor(dice: Chance): Payment {
  const luck = dice.next();
  if (luck < 0.3) return 'CASH';
  return luck < 0.88 ? 'CARD' : 'CASH_AND_CARD';
}
