import type { ReplyOf, RequestOf } from '../api/routes.ts';
import { parseMoney } from '../ui/format-money.ts';

/** As the server takes it. */
export type AskedRule = RequestOf<'PUT /commissions/rules'>['body']['rules'][number];
type KnownRule = ReplyOf<'GET /commissions/rule-book'>['rules'][number];
export type GoodsKind = 'all' | 'brand' | 'category' | 'series' | 'sku';

/** A rule as it is typed: rates in percent, a piece in yuan; days are the stores', `toDay` the last one. */
export type RuleForm = {
  id: string;
  goods: GoodsKind;
  /** The brand's, category's or series' name; of an article its id. */
  of: string;
  role: '' | 'guide' | 'manager';
  base: 'NET' | 'MARGIN' | 'QTY';
  amount: string;
  deepBelow: string;
  deepFactor: string;
  fromDay: string;
  toDay: string;
  priority: string;
  /** What this form does not ask for and leaves as it was. */
  kept: { negative?: 'ZERO' | 'NET'; storeId?: string; level?: string; match?: AskedRule['match'] };
};

export type Missing = 'of' | 'amount' | 'deep' | 'days' | 'priority';

const DAY_MS = 86_400_000;
const startMs = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);
const dayAt = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);
const hundredths = (value: number): string => String(value / 100);

export const emptyRule = (id: string): RuleForm => ({
  ...{ id, goods: 'all', of: '', role: '', base: 'NET', amount: '', deepBelow: '', deepFactor: '' },
  ...{ fromDay: '', toDay: '', priority: '', kept: {} },
});

export function formOf(rule: AskedRule | KnownRule): RuleForm {
  const { match, who = {}, deep, negative } = rule;
  const goods = (['sku', 'series', 'category', 'brand'] as const).find((kind) => match[kind] !== undefined) ?? 'all';
  const { storeId, level } = who;
  const others = Object.fromEntries(Object.entries(match).filter(([kind]) => kind !== goods));
  return {
    ...emptyRule(rule.id),
    goods,
    of: goods === 'all' ? '' : (match[goods] ?? ''),
    role: who.role === 'guide' || who.role === 'manager' ? who.role : '',
    base: rule.base,
    amount: hundredths(rule.base === 'QTY' ? rule.perUnitFen : rule.rateBps),
    ...(deep ? { deepBelow: hundredths(deep.belowBps), deepFactor: hundredths(deep.factorBps) } : {}),
    fromDay: rule.from === undefined ? '' : dayAt(Date.parse(rule.from)),
    toDay: rule.to === undefined ? '' : dayAt(Date.parse(rule.to) - 1),
    priority: rule.priority === undefined ? '' : String(rule.priority),
    kept: {
      ...(negative ? { negative } : {}),
      ...(storeId ? { storeId } : {}),
      ...(level ? { level } : {}),
      ...(Object.keys(others).length > 0 ? { match: others } : {}),
    },
  };
}

/** The rule, or what of it is still missing or cannot be. */
export function ruleOf(form: RuleForm): AskedRule | Missing {
  const { id, goods, role, base, fromDay, toDay, kept } = form;
  const of = form.of.trim();
  if (goods !== 'all' && of === '') return 'of';
  const amount = parseMoney(form.amount);
  if (amount === undefined || (base !== 'QTY' && amount > 10000)) return 'amount';
  const deep = deepOf(form);
  if (deep === undefined) return 'deep';
  if (fromDay !== '' && toDay !== '' && toDay < fromDay) return 'days';
  const priority = form.priority.trim();
  if (priority !== '' && !/^[1-9]\d{0,2}$/.test(priority)) return 'priority';
  const { negative, match, ...place } = kept;
  const who = { ...place, ...(role === '' ? {} : { role }) };
  const terms = {
    ...{ id, match: goods === 'all' ? {} : { ...match, [goods]: of } },
    ...(Object.keys(who).length > 0 ? { who } : {}),
    ...(priority === '' ? {} : { priority: Number(priority) }),
    ...(negative ? { negative } : {}),
    ...deep,
    ...(fromDay === '' ? {} : { from: new Date(startMs(fromDay)).toISOString() }),
    ...(toDay === '' ? {} : { to: new Date(startMs(toDay) + DAY_MS).toISOString() }),
  };
  return base === 'QTY' ? { ...terms, base, perUnitFen: amount } : { ...terms, base, rateBps: amount };
}

/** Both of its figures or none. */
function deepOf({ deepBelow, deepFactor }: RuleForm): Pick<AskedRule, 'deep'> | undefined {
  if (deepBelow.trim() === '' && deepFactor.trim() === '') return {};
  const [belowBps, factorBps] = [parseMoney(deepBelow), parseMoney(deepFactor)];
  if (!belowBps || belowBps > 10000 || factorBps === undefined || factorBps > 10000) return undefined;
  return { deep: { belowBps, factorBps } };
}

/** A number that no rule has yet. */
export function freeId(rules: readonly { id: string }[]): string {
  let number = rules.length + 1;
  while (rules.some(({ id }) => id === `R${number}`)) number += 1;
  return `R${number}`;
}
