import type { ReplyOf, RequestOf } from '../api/routes.ts';
import { parseMoney } from '../ui/format-money.ts';

export type KitDefinition = ReplyOf<'GET /configurator/kits/{kitId}/definition'>;
export type KitBody = RequestOf<'POST /configurator/kits'>['body'];
export type KitRule = NonNullable<KitDefinition['rules']>[number];
export type KitPart = KitDefinition['parts'][number];

export const roundings = [1, 10, 100, 1000] as const;

/** A kit as it is written: percent and yuan as text. */
export type KitForm = {
  name: string;
  parts: readonly KitPart[];
  shared: readonly string[];
  rules: readonly KitRule[];
  by: 'RATE' | 'PRICE';
  rate: string;
  price: string;
  roundTo: (typeof roundings)[number];
};

export const newKit: KitForm = { name: '', parts: [], shared: [], rules: [], by: 'RATE', rate: '95', price: '', roundTo: 100 };

export function formOfKit({ name, parts, shared, rules = [], rateBp, priceFen, roundTo }: KitDefinition): KitForm {
  const price = priceFen === undefined ? '' : (priceFen / 100).toFixed(2);
  const rate = rateBp === undefined ? '100' : String(rateBp / 100);
  const rounding = roundings.find((one) => one === roundTo) ?? 100;
  return { name, parts, shared, rules, by: priceFen === undefined ? 'RATE' : 'PRICE', rate, price, roundTo: rounding };
}

/** 95.5 % are 9550; undefined where it is no rate. */
export function rateOf(text: string): number | undefined {
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(text.trim())) return undefined;
  const bps = Math.round(Number(text) * 100);
  return bps >= 100 && bps <= 10_000 ? bps : undefined;
}

export const priceOf = (text: string): number | undefined => {
  const fen = parseMoney(text);
  return fen !== undefined && fen > 0 ? fen : undefined;
};

/** What is published; undefined while something is missing. */
export function bodyOfKit({ name, parts, shared, rules, by, rate, price, roundTo }: KitForm): KitBody | undefined {
  const [rateBp, priceFen] = [rateOf(rate), priceOf(price)];
  const priced = by === 'RATE' ? rateBp !== undefined && { rateBp, roundTo } : priceFen !== undefined && { priceFen };
  if (!priced || name.trim() === '' || parts.length < 2) return undefined;
  return {
    ...{ name: name.trim(), shared: [...shared], rules: [...rules], price: priced },
    parts: parts.map(({ key, name: of, qty, modelId, skuId }) => ({
      key,
      name: of,
      qty,
      of: modelId === undefined ? { skuId } : { modelId },
    })),
  };
}

/** The first key that no part has. */
export function freeKey(parts: readonly { key: string }[]): string {
  for (let n = 1; ; n += 1) if (!parts.some(({ key }) => key === `p${n}`)) return `p${n}`;
}

export function freeRuleId(rules: readonly { id: string }[]): string {
  for (let n = 1; ; n += 1) if (!rules.some(({ id }) => id === `K${n}`)) return `K${n}`;
}

/** Without a part go its own options in rules, and what is then shared by less than two. */
export function withoutPart(form: KitForm, key: string, optionsOf: (part: KitPart) => readonly string[]): KitForm {
  const parts = form.parts.filter((part) => part.key !== key);
  const shared = form.shared.filter((name) => parts.filter((part) => optionsOf(part).includes(name)).length >= 2);
  const known = new Set([...shared, ...parts.flatMap((part) => optionsOf(part).map((name) => `${part.key}.${name}`))]);
  return { ...form, parts, shared, rules: form.rules.filter((rule) => namesOf(rule).every((name) => known.has(name))) };
}

/** The options that a rule speaks of. */
export function namesOf(rule: KitRule): string[] {
  if ('table' in rule) return [...rule.table.cols];
  return 'not' in rule ? Object.keys(rule.not) : [...Object.keys(rule.if), ...Object.keys(rule.then)];
}
