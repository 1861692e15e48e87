import type { Day, Instant } from '#kernel/instant';
import { moment } from './calendar.ts';
import { GUIDES_PER_STORE } from './dealers.ts';
import { type Ending, endings, openEndings } from './lead-endings.ts';
import { type LeadStep, stepsTo } from './lead-steps.ts';
import type { DemoMember } from './members.ts';
import { customerName, strangersMobile } from './people.ts';
import { type Chance, chance } from './random.ts';
import type { DemoSlip } from './slips.ts';
import type { TradeKey } from './trades.ts';

/** One customer who may buy, as told by the steps that a guide (or the manager) takes. */
export type DemoLead = {
  key: string;
  store: number;
  guide: number;
  ending: Ending;
  reportAt: Instant;
  report: { mobile: string; name: string; source: string; grade: string; expectedFen: number; need: string; toPool: boolean };
  steps: readonly LeadStep[];
  /** The slip that wins it. */
  slip?: DemoSlip;
};

type Times = { day: Day; startedAt: Instant };
type Shop = { members: readonly DemoMember[]; tradeOfStore: (store: number) => TradeKey; stores: number };

/** 350 leads that are open or lost, of the last weeks. Their customers bought nothing, so no slip wins them unasked. */
export function openLeadsPlan(times: Times, { members, tradeOfStore, stores }: Shop): DemoLead[] {
  const undecided = members.filter((member) => member.undecided);
  return openEndings().map((ending, i) => {
    const dice = chance(`lead:${i}`);
    const member = undecided[i];
    const { store, guide } = placeOf(ending, member, i, dice, stores);
    const { reportAt, lastAt } = spanOf(times.day, ending, dice);
    const who = { mobile: member?.mobile ?? strangersMobile(i + 1), name: member?.name ?? customerName(dice) };
    const report = { ...who, ...wishOf(tradeOfStore(store), dice, ending), toPool: ending === 'POOL' || ending === 'ASSIGNED' };
    const key = `demo:lead:${String(i + 1).padStart(4, '0')}`;
    return { key, store, guide, ending, reportAt, report, steps: stepsTo(ending, { ...times, reportAt, lastAt, dice }) };
  });
}

const FRESH: readonly Ending[] = ['ASSIGNED', 'UNTOUCHED'];

/** Each store's first guide, who is the one to sign in as, has the most; leads that wait for a first answer are all theirs. */
function placeOf(ending: Ending, member: DemoMember | undefined, i: number, dice: Chance, stores: number) {
  if (member) return { store: member.store, guide: member.guide };
  const guide = FRESH.includes(ending) ? 0 : dice.pick([0, 0, ...Array.from({ length: GUIDES_PER_STORE }, (_, no) => no)]);
  return { store: i % stores, guide };
}

/** 50 leads that became slips: their customers bought once, some days after they were reported. */
export function wonLeadsPlan(times: Times, slips: readonly DemoSlip[], tradeOfStore: (store: number) => TradeKey): DemoLead[] {
  const from = moment(times.day, 40, 0);
  const bought = new Map<number, DemoSlip>();
  for (const slip of slips) if (slip.member && !slip.cancelled && slip.at > from) bought.set(slip.member.no, slip);
  return [...bought.values()].slice(0, endings.WON).flatMap((slip, i): DemoLead[] => {
    const dice = chance(`won:${i}`);
    if (!slip.member) return [];
    const { mobile, name } = slip.member;
    const reportAt = new Date(Date.parse(slip.at) - dice.int(2, 12) * 86_400_000).toISOString();
    const report = { mobile, name, ...wishOf(tradeOfStore(slip.store), dice, 'WON'), toPool: false };
    const key = `demo:won:${String(i + 1).padStart(4, '0')}`;
    const steps = stepsTo('WON', { ...times, reportAt, lastAt: slip.at, dice });
    return [{ key, store: slip.store, guide: slip.guide, ending: 'WON', reportAt, report, steps, slip }];
  });
}

/** When it was reported, and when something last happened; most guides were in touch within the last days, a few were not. */
function spanOf(day: Day, ending: Ending, dice: Chance): { reportAt: Instant; lastAt: Instant } {
  if (ending === 'UNTOUCHED') {
    const reportAt = moment(day, 1, dice.int(18 * 60 + 30, 20 * 60 + 30));
    return { reportAt, lastAt: reportAt };
  }
  const recent = ending === 'DEAL' ? 1 : dice.pick([1, 1, 1, 2, 2, 3]);
  const lastAgo = ending === 'LOST' ? dice.int(1, 20) : dice.is(0.04) ? 6 : recent;
  return {
    reportAt: moment(day, lastAgo + dice.int(2, 14), dice.int(10 * 60, 18 * 60)),
    lastAt: moment(day, lastAgo, dice.int(18 * 60 + 30, 20 * 60 + 30)),
  };
}

const wishes: Record<TradeKey, readonly [need: string, from: number, to: number][]> = {
  '3C': [
    ['想换新手机，旧机抵价', 3000, 7000],
    ['给孩子买平板上网课', 2000, 5000],
    ['公司采购 5 台笔记本', 30_000, 50_000],
    ['听歌通勤，想要降噪耳机', 300, 1300],
  ],
  OUT: [
    ['一家三口第一次露营，要全套', 3000, 8000],
    ['下月去高海拔徒步', 2000, 5000],
    ['单位团建 20 人帐篷', 15_000, 30_000],
    ['冲锋衣，想试大一码', 800, 2300],
  ],
  BED: [
    ['新房主卧，1.8 米床垫加床', 6000, 16_000],
    ['给父母换偏硬的床垫', 3000, 8000],
    ['客厅三人沙发，要量尺', 4000, 13_000],
    ['婚房四件套和被子', 1500, 5000],
  ],
};

function wishOf(trade: TradeKey, dice: Chance, ending: Ending) {
  const [need, from, to] = dice.pick(wishes[trade]);
  const grade = ending === 'DEAL' || ending === 'WON' ? dice.pick(['A', 'B']) : dice.pick(['B', 'B', 'C', 'C']);
  const source = dice.pick(['store', 'store', 'phone', 'referral', 'wecom', 'online', 'event']);
  return { need, grade, source, expectedFen: dice.int(from / 100, to / 100) * 10_000 };
}
