import { parseMoney } from '../ui/format-money.ts';
import type { Form, Promotion, Written } from './promotion-form.ts';

/** What is still missing or wrong, named by the field that it is about. */
export type Missing =
  | 'name'
  | 'rate'
  | 'price'
  | 'tiers'
  | 'each'
  | 'min'
  | 'cap'
  | 'minQty'
  | 'gift'
  | 'parts'
  | 'reach'
  | 'period'
  | 'hours'
  | 'group'
  | 'priority'
  | 'times';

export type Outcome = { written: Written; missing?: undefined } | { written?: undefined; missing: Missing };

const wrong = (missing: Missing): never => {
  throw new Wrong(missing);
};

class Wrong extends Error {
  readonly missing: Missing;
  constructor(missing: Missing) {
    super(missing);
    this.missing = missing;
  }
}

/** The form as the server takes it, or the first thing that is missing. */
export function promotionOfForm(form: Form): Outcome {
  try {
    const name = form.name.trim();
    if (name === '') wrong('name');
    return { written: { name, fundedBy: form.fundedBy, promotion: promotionOf(form) } };
  } catch (error) {
    if (error instanceof Wrong) return { missing: error.missing };
    throw error;
  }
}

function promotionOf(form: Form): Promotion {
  const base = baseOf(form);
  switch (form.kind) {
    case 'rate':
      return { kind: 'RATE', lane: 'ITEM', rateBp: rateOf(form), ...base };
    case 'price':
      return { kind: 'UNIT_PRICE', lane: 'ITEM', unitPrice: amount(form.price, 'price'), ...base };
    case 'nth':
      return { kind: 'NTH', lane: 'BUNDLE', n: form.nth, rateBp: rateOf(form, true), ...base };
    case 'gift':
      return giftOf(form, base);
    case 'kit':
      return kitOf(form, base);
    case 'tiers':
      return { kind: 'TIERS', lane: 'ORDER', tiers: tiersOf(form), ...base };
    case 'each':
      return { kind: 'EACH', lane: 'ORDER', per: amount(form.per, 'each'), off: amount(form.off, 'each'), ...maxTimes(form), ...base };
    case 'orderRate':
      return { kind: 'RATE', lane: 'ORDER', rateBp: rateOf(form), ...optional('min', form.min), ...optional('cap', form.cap), ...base };
    case 'trim':
      return { kind: 'TRIM', lane: 'ORDER', unit: form.trimFen, ...base };
    default:
      return form.kind satisfies never;
  }
}

type Base = ReturnType<typeof baseOf>;

function baseOf(form: Form) {
  const priority = form.priority.trim();
  if (priority !== '' && !/^\d{1,3}$/.test(priority)) wrong('priority');
  return {
    ...(priority === '' ? {} : { priority: Number(priority) }),
    ...scopeOf(form),
    ...periodOf(form),
    ...(form.levels.length === 0 ? {} : { memberLevels: [...form.levels] }),
    ...(form.stores.length === 0 ? {} : { stores: form.stores.map(({ storeId }) => storeId) }),
    ...togetherOf(form),
    ...(form.refund === 'REPRICE' ? { refund: form.refund } : {}),
  };
}

function scopeOf({ kind, reach, cats, skus, notSkus }: Form) {
  if (kind === 'kit') return {};
  const named = reach === 'cats' ? { cats: [...cats] } : reach === 'skus' ? { skus: skus.map(({ skuId }) => skuId) } : {};
  if ((reach === 'cats' && cats.length === 0) || (reach === 'skus' && skus.length === 0)) wrong('reach');
  const without = notSkus.length === 0 ? {} : { notSkus: notSkus.map(({ skuId }) => skuId) };
  return reach === 'all' && notSkus.length === 0 ? {} : { scope: { ...named, ...without } };
}

function periodOf({ fromDay, fromTime, toDay, toTime, days, opens, closes }: Form) {
  const from = fromDay === '' ? undefined : instantAt(fromDay, fromTime);
  const to = toDay === '' ? undefined : instantAt(toDay, toTime);
  if (from !== undefined && to !== undefined && Date.parse(from) >= Date.parse(to)) wrong('period');
  if (days.length > 0 && (!isClock(opens) || !isClock(closes))) wrong('hours');
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(days.length === 0 ? {} : { weekly: [{ days: [...days].sort(), from: opens, to: closes }] }),
  };
}

export const isClock = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(text);

/** Stores keep China's one zone; 24:00 is the next day's beginning. */
function instantAt(day: string, time: string): string {
  if (!isClock(time)) wrong('period');
  if (time !== '24:00') return `${day}T${time}:00+08:00`;
  return `${new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)}T00:00:00+08:00`;
}

const LANES = ['ITEM', 'BUNDLE', 'ORDER', 'COUPON', 'MANUAL', 'POINTS'] as const;

function togetherOf({ together, group, withCoupons, withPoints }: Form) {
  if (together === 'alone') return { exclusive: 'ORDER' as const };
  if (together === 'group' && group.trim() === '') wrong('group');
  const barred = [...(withCoupons ? [] : ['COUPON']), ...(withPoints ? [] : ['POINTS'])];
  return {
    ...(together === 'group' ? { group: group.trim() } : {}),
    ...(barred.length === 0 ? {} : { combinesWith: LANES.filter((lane) => !barred.includes(lane)) }),
  };
}

/** 「8.8」 stays 88 %; 0 (free) only where the nth piece may cost nothing. */
function rateOf({ rate }: Form, mayBeFree = false): number {
  const match = /^(\d)(?:\.(\d{1,2}))?$/.exec(rate.trim());
  const bp = match ? Number(match[1]) * 1000 + Number((match[2] ?? '').padEnd(2, '0')) * 10 : -1;
  return bp < 0 || (bp === 0 && !mayBeFree) ? wrong('rate') : bp;
}

function amount(text: string, missing: Missing): number {
  const fen = parseMoney(text);
  return fen === undefined || fen === 0 ? wrong(missing) : fen;
}

const optional = <K extends 'min' | 'cap'>(name: K, text: string): { [N in K]?: number } | object =>
  text.trim() === '' ? {} : { [name]: amount(text, name) };

function maxTimes({ times }: Form) {
  if (times.trim() === '') return {};
  return /^[1-9]\d{0,2}$/.test(times.trim()) ? { maxTimes: Number(times) } : wrong('times');
}

function tiersOf({ tiers }: Form) {
  const filled = tiers.filter(({ min, off }) => min.trim() !== '' || off.trim() !== '');
  if (filled.length === 0) wrong('tiers');
  const fens = filled.map(({ min, off }) => ({ min: min.trim() === '' ? 0 : amount(min, 'tiers'), off: amount(off, 'tiers') }));
  if (fens.some(({ min, off }) => min > 0 && off > min)) wrong('tiers');
  return fens.sort((x, y) => x.min - y.min);
}

function giftOf(form: Form, base: Base): Promotion {
  const { gift, minQty, min } = form;
  if (!gift) return wrong('gift');
  const pieces = minQty.trim() === '' ? undefined : /^[1-9]\d{0,2}$/.test(minQty.trim()) ? Number(minQty) : wrong('minQty');
  const fen = min.trim() === '' ? undefined : amount(min, 'min');
  if (pieces === undefined && fen === undefined) wrong('minQty');
  const conditions = { ...(pieces === undefined ? {} : { minQty: pieces }), ...(fen === undefined ? {} : { minFen: fen }) };
  const times = maxTimes(form);
  return { kind: 'GIFT', lane: 'BUNDLE', ...conditions, sku: gift.skuId, qty: gift.qty, ...times, ...base };
}

function kitOf(form: Form, base: Base): Promotion {
  if (form.parts.length === 0) wrong('parts');
  const components = form.parts.map(({ skuId, qty }) => ({ sku: skuId, qty }));
  const sets = maxTimes(form);
  return {
    ...{ kind: 'KIT', lane: 'BUNDLE', components, price: amount(form.price, 'price') },
    ...('maxTimes' in sets ? { maxSets: sets.maxTimes } : {}),
    ...base,
  };
}
