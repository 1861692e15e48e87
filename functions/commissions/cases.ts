import * as z from 'zod';
import { apportion } from '#kernel/money';
import { Refusal } from '#kernel/refusal';
import { type DealerParts, dealerParts, reverseDealerParts } from './domain/dealer-share.ts';
import { closeMonth, NOTHING_CLOSED } from './domain/month-close.ts';
import type { CommissionRule } from './domain/rule.ts';
import { commissionOfSlip, type SlipCommission } from './domain/slip-commission.ts';
import { difference, type FenOf } from './domain/split.ts';
import { bonusOf, type TeamPlan } from './domain/team-plan.ts';
import { splitPool } from './domain/team-pool.ts';
import { clawback, earnedEntries } from './domain/telescope.ts';

/** Runs one acceptance case of `commission.json`'s format; `detail` names the first difference. */
export function runCommissionCase(c: unknown): { ok: boolean; detail?: string } {
  const head = z.object({ op: z.string(), expect: z.unknown() }).safeParse(c);
  if (!head.success) return { ok: false, detail: head.error.message };
  const run = operations[head.data.op];
  if (!run) return { ok: false, detail: `unknown op ${head.data.op}` };
  try {
    const detail = firstDifference(...run(c, head.data.expect));
    return detail === undefined ? { ok: true } : { ok: false, detail };
  } catch (error) {
    if (error instanceof Refusal)
      return isRefusalOf(head.data.expect, error.code) ? { ok: true } : { ok: false, detail: `refused: ${error.code}` };
    return { ok: false, detail: String(error) };
  }
}

type Operation = (c: unknown, expected: unknown) => [expected: unknown, actual: unknown];

const operations: Record<string, Operation> = {
  order: runOrder,
  clawback: runClawback,
  tier: runTier,
  split: runSplit,
  reopen: runReopen,
  transfer: runTransfer,
  collect: runCollect,
  alabama: runAlabama,
};

const Fens = z.record(z.string(), z.number());
const Units = z.array(z.array(z.number()));
const Text = z.string().exactOptional();

const Rule = z
  .object({
    id: z.string(),
    version: z.number().default(1),
    match: z.object({ sku: Text, series: Text, cat: Text, brand: Text }).default({}),
    who: z.object({ role: Text, store: Text, level: Text }).exactOptional(),
    base: z.enum(['NET', 'MARGIN', 'QTY']).default('NET'),
    rateBp: z.number().default(0),
    perUnit: z.number().default(0),
    priority: z.number().exactOptional(),
    negative: z.enum(['ZERO', 'NET']).exactOptional(),
    deep: z.object({ belowBp: z.number(), factorBp: z.number() }).exactOptional(),
    from: Text,
    to: Text,
  })
  .transform(({ match: { cat, ...match }, who, base, rateBp, perUnit, deep, ...rule }): CommissionRule => {
    const head = {
      ...rule,
      match: { ...match, ...(cat === undefined ? {} : { category: cat }) },
      ...(who ? { who: renamed(who) } : {}),
      ...(deep ? { deep: { belowBps: deep.belowBp, factorBps: deep.factorBp } } : {}),
    };
    return base === 'QTY' ? { ...head, base, perUnitFen: perUnit } : { ...head, base, rateBps: rateBp };
  });

function renamed<T extends { store?: string }>({ store, ...rest }: T): Omit<T, 'store'> & { storeId?: string } {
  return store === undefined ? rest : { ...rest, storeId: store };
}

const Line = z
  .object({
    key: z.string(),
    sku: z.string().default(''),
    series: Text,
    cat: Text,
    brand: Text,
    qty: z.number().default(1),
    list: z.number(),
    net: z.number(),
    cost: z.number().exactOptional(),
    tags: z.array(z.string()).exactOptional(),
    gift: z.boolean().exactOptional(),
  })
  .transform(({ cat, list, net, cost, ...line }) => ({
    ...line,
    ...(cat === undefined ? {} : { category: cat }),
    listFen: list,
    netFen: net,
    ...(cost === undefined ? {} : { costFen: cost }),
  }));

const Participant = z
  .object({ id: z.string(), bp: z.number(), role: Text, store: Text, level: Text })
  .transform(({ bp, ...who }) => ({ ...renamed(who), bps: bp }));

const Partner = z
  .object({
    id: z.string(),
    rateBp: z.number(),
    excludeTags: z.array(z.string()).exactOptional(),
    baseAfterRebate: z.boolean().exactOptional(),
  })
  .transform(({ rateBp, ...partner }) => ({ ...partner, rateBps: rateBp }));

const Order = z.object({
  order: z.object({
    lines: z.array(Line),
    participants: z.array(Participant),
    partner: Partner.nullish(),
    paidAt: z.string().default('2026-01-01T00:00:00Z'),
  }),
  rules: z.array(Rule),
});

function runOrder(c: unknown, expected: unknown): [unknown, unknown] {
  const { order, rules } = Order.parse(c);
  const { partner, paidAt, ...slip } = order;
  const out = commissionOfSlip(partner ? { ...slip, partner } : slip, rules, paidAt);
  const gifts = new Set(order.lines.filter((line) => line.gift).map((line) => line.key));
  return [withoutGiftRules(expected, gifts), orderShape(out)];
}

function orderShape({ rebate, lines, byParticipant, totalFen }: SlipCommission): unknown {
  const shaped = Object.entries(lines).map(([key, { rule, amountFen, entries }]) => [key, { rule, amount: amountFen, entries }]);
  return { rebate, lines: Object.fromEntries(shaped), byParticipant, total: totalFen };
}

/** A gift earns nothing whichever rule would cover it: the format leaves open whether that rule is named. */
function withoutGiftRules(expected: unknown, gifts: ReadonlySet<string>): unknown {
  const shape = z.looseObject({ lines: z.record(z.string(), z.looseObject({})) }).safeParse(expected);
  if (!shape.success) return expected;
  const lines = Object.entries(shape.data.lines).map(([key, line]) => [key, gifts.has(key) ? { ...line, rule: null } : line]);
  return { ...shape.data, lines: Object.fromEntries(lines) };
}

function runClawback(c: unknown, expected: unknown): [unknown, unknown] {
  const { line, entries, returns } = z
    .object({ line: z.object({ net: z.number(), units: z.array(z.number()) }), entries: Fens, returns: Units })
    .parse(c);
  const sold = { netFen: line.net, units: line.units };
  return [expected, returns.map((now, i) => clawback(sold, entries, returns.slice(0, i).flat(), now))];
}

const Plan = z
  .object({
    mode: z.enum(['MARGINAL', 'WHOLE', 'GATED']).default('MARGINAL'),
    tiers: z.array(z.object({ from: z.number(), rateBp: z.number() })),
    gate: z.number().default(0),
    late: z.enum(['REOPEN', 'CURRENT']).exactOptional(),
  })
  .transform(({ mode, tiers, gate, ...late }): TeamPlan => {
    const head = { ...late, tiers: tiers.map(({ from, rateBp }) => ({ fromFen: from, rateBps: rateBp })) };
    return mode === 'GATED' ? { ...head, mode, gateFen: gate } : { ...head, mode };
  });

function runTier(c: unknown, expected: unknown): [unknown, unknown] {
  const { plan, values } = z.object({ plan: Plan, values: z.array(z.number()) }).parse(c);
  return [expected, values.map((value) => bonusOf(plan, value))];
}

function runSplit(c: unknown, expected: unknown): [unknown, unknown] {
  const { pool, weights } = z.object({ pool: z.number(), weights: Fens }).parse(c);
  const members = Object.entries(weights).map(([guideId, contributionFen]) => ({ guideId, contributionFen }));
  return [expected, splitPool(pool, members, 'CONTRIBUTION')];
}

function runReopen(c: unknown, expected: unknown): [unknown, unknown] {
  const Entry = z.object({ attr: z.string(), booked: z.string(), gm: z.number() });
  const { plan, ledger, closes } = z.object({ plan: Plan, ledger: z.array(Entry), closes: z.array(z.string()) }).parse(c);
  const metrics = ledger.map(({ attr, booked, gm }) => ({ attributionMonth: attr, bookedMonth: booked, metricFen: gm }));
  let state = NOTHING_CLOSED;
  const actual = closes.map((month) => {
    const { entries, payoutFen, next } = closeMonth(plan, metrics, month, state);
    state = next;
    return { close: month, entries, payout: payoutFen };
  });
  return [expected, actual];
}

function runTransfer(c: unknown, expected: unknown): [unknown, unknown] {
  const Shares = z.object({ seller: z.number(), deliverer: z.number() });
  const { net, units, supply, feeBp, shares, returns } = z
    .object({
      net: z.number(),
      units: z.array(z.number()),
      supply: z.number(),
      feeBp: z.number(),
      shares: Shares,
      returns: Units.default([]),
    })
    .parse(c);
  const initial = dealerParts({ netFen: net, supplyFen: supply, feeBps: feeBp, shares });
  const line = { netFen: net, units };
  const reversals = returns.map((now, i) => reverseDealerParts(line, initial, returns.slice(0, i).flat(), now));
  return [expected, { initial: partsShape(initial), reversals: reversals.map(partsShape) }];
}

const partsShape = (parts: DealerParts): FenOf => ({ hq: parts.hqFen, deliverer: parts.delivererFen, seller: parts.sellerFen });

function runCollect(c: unknown, expected: unknown): [unknown, unknown] {
  const { net, entries, collected } = z.object({ net: z.number(), entries: Fens, collected: z.array(z.number()) }).parse(c);
  const earned = collected.map((fen) => earnedEntries(net, entries, fen));
  return [expected, earned.map((now, i) => difference(now, earned[i - 1] ?? {}))];
}

/** Splits each pool anew, which is what the product never does: `monotone` says whether that took nothing from anybody. */
function runAlabama(c: unknown, expected: unknown): [unknown, unknown] {
  const { pools, weights } = z.object({ pools: z.array(z.number()), weights: Fens }).parse(c);
  const keyed = Object.entries(weights).map(([key, weight]) => ({ key, weight }));
  const splits = pools.map((pool) => apportion(pool, keyed));
  const monotone = splits.every((split, i) => keyed.every(({ key }) => (split[key] ?? 0) >= (splits[i - 1]?.[key] ?? 0)));
  const shape = z.looseObject({ monotone: z.boolean() }).safeParse(expected);
  if (!shape.success) return [expected, splits];
  const { monotone: wanted, ...lists } = shape.data;
  return [
    [wanted, ...Object.values(lists)],
    [monotone, ...Object.values(lists).map(() => splits)],
  ];
}

function isRefusalOf(expected: unknown, code: string): boolean {
  const shape = z.record(z.string(), z.unknown()).safeParse(expected);
  return shape.success && Object.values(shape.data).includes(code);
}

/** Compares leaf by leaf; an amount of 0 and an absent one are the same, as are an absent rule and none. */
function firstDifference(expected: unknown, actual: unknown): string | undefined {
  const [want, got] = [leaves(expected), leaves(actual)];
  for (const path of new Set([...want.keys(), ...got.keys()])) {
    if (want.get(path) !== got.get(path)) return `${path}: expected ${want.get(path) ?? 0}, got ${got.get(path) ?? 0}`;
  }
  return undefined;
}

function leaves(value: unknown, path = 'expect', into = new Map<string, unknown>()): Map<string, unknown> {
  if (Array.isArray(value)) into.set(`${path}.length`, value.length);
  if (typeof value === 'object' && value !== null) for (const [key, inner] of Object.entries(value)) leaves(inner, `${path}.${key}`, into);
  else if (value !== 0 && value !== null && value !== undefined) into.set(path, value);
  return into;
}
