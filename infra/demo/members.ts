import type { Day, Instant } from '#kernel/instant';
import { HISTORY_DAYS, moment } from './calendar.ts';
import { GUIDES_PER_STORE } from './dealers.ts';
import { customerName, mobileOf } from './people.ts';
import { chance } from './random.ts';
import type { TradeKey } from './trades.ts';

export const MEMBERS = 2000;
const STORES = 12;

/** `store` and `guide` are places in the organisation's lists. */
export type DemoMember = {
  no: number;
  mobile: string;
  name: string;
  store: number;
  guide: number;
  joinedAt: Instant;
  tags: readonly string[];
  /** Still making up their mind: they have an open lead and buy nothing. */
  undecided: boolean;
};

/** Everybody's first store and guide follow from their number: 1 is SH01's, 2 is SH02's, … 13 is SH01's second guide's. */
export function membersPlan(day: Day, tradeOfStore: (store: number) => TradeKey): DemoMember[] {
  return Array.from({ length: MEMBERS }, (_, i) => {
    const no = i + 1;
    const dice = chance(`member:${no}`);
    const store = i % STORES;
    // The first of each guide joined before the history, so that the sign-ins that are printed always have slips to show.
    const daysAgo = i < STORES * GUIDES_PER_STORE ? HISTORY_DAYS + 30 + i : 1 + Math.floor(540 * dice.next() ** 1.4);
    return {
      no,
      mobile: mobileOf(no),
      name: customerName(dice),
      store,
      guide: Math.floor(i / STORES) % GUIDES_PER_STORE,
      joinedAt: moment(day, daysAgo, dice.int(10 * 60, 20 * 60 + 59)),
      tags: tagsFor(tradeOfStore(store), dice.is(0.3) ? dice.int(1, 2) : 0, dice.pick),
      undecided: no % 25 === 0,
    };
  });
}

/** The first members have a phone in the sandbox. */
const CUSTOMERS = 12;
export const customerId = (no: number): string => `customer.${no}`;
export const customersOf = (members: readonly DemoMember[]): DemoMember[] => members.slice(0, CUSTOMERS);

const tagsOfTrade: Record<TradeKey, readonly string[]> = {
  '3C': ['数码发烧友', '学生', '企业采购', '以旧换新', '送礼'],
  OUT: ['露营爱好者', '徒步', '亲子出游', '团购', '老客推荐'],
  BED: ['新婚', '装修中', '给父母买', '腰椎不适', '老客推荐'],
};

function tagsFor(trade: TradeKey, count: number, pick: <T>(list: readonly T[]) => T): string[] {
  return [...new Set(Array.from({ length: count }, () => pick(tagsOfTrade[trade])))];
}
