import { dayOf } from '#kernel/instant';
import type { Fen } from '#kernel/money';
import type { CommissionRule, GoodsMatch, WhoMatch } from './rule.ts';

/** Gives the name that a person reads for a code: the category's, the store's, the SKU's. */
export type NameOf = (kind: keyof GoodsMatch | keyof WhoMatch, code: string) => string;

/** A rule as a guide reads it: «沙发 净额 2%», «全部商品 每件 5.00 元，低于标价 70% 时按 50% 计». */
export function ruleInWords(rule: CommissionRule, nameOf: NameOf = (_kind, code) => code): string {
  const head = `${whoInWords(rule.who, nameOf)}${goodsInWords(rule.match, nameOf)} ${payInWords(rule)}`;
  return [head, ...deepInWords(rule), ...negativeInWords(rule), ...windowInWords(rule)].join('，');
}

function whoInWords(who: WhoMatch = {}, nameOf: NameOf): string {
  const words = [
    ...(who.storeId === undefined ? [] : [nameOf('storeId', who.storeId)]),
    ...(who.role === undefined ? [] : [nameOf('role', who.role)]),
    ...(who.level === undefined ? [] : [nameOf('level', who.level)]),
  ];
  return words.length === 0 ? '' : `${words.join('·')}：`;
}

function goodsInWords(match: GoodsMatch, nameOf: NameOf): string {
  const words = [
    ...(match.brand === undefined ? [] : [nameOf('brand', match.brand)]),
    ...(match.category === undefined ? [] : [nameOf('category', match.category)]),
    ...(match.series === undefined ? [] : [nameOf('series', match.series)]),
    ...(match.sku === undefined ? [] : [nameOf('sku', match.sku)]),
  ];
  return words.length === 0 ? '全部商品' : words.join('·');
}

function payInWords(rule: CommissionRule): string {
  switch (rule.base) {
    case 'NET':
      return `净额 ${percent(rule.rateBps)}`;
    case 'MARGIN':
      return `毛利 ${percent(rule.rateBps)}`;
    case 'QTY':
      return `每件 ${yuan(rule.perUnitFen)} 元`;
    default:
      return rule satisfies never;
  }
}

function deepInWords({ deep }: CommissionRule): string[] {
  return deep ? [`低于标价 ${percent(deep.belowBps)} 时按 ${percent(deep.factorBps)} 计`] : [];
}

/** Only margins can be negative, so only there is it worth saying. */
function negativeInWords(rule: CommissionRule): string[] {
  return rule.negative === 'NET' && rule.base === 'MARGIN' ? ['亏损行抵减'] : [];
}

function windowInWords({ from, to }: CommissionRule): string[] {
  return [...(from === undefined ? [] : [`${dayOf(from)} 起`]), ...(to === undefined ? [] : [`${dayOf(to)} 前`])];
}

const yuan = (fen: Fen): string => hundredths(fen);
/** «3%», «1.5%»: hundredths that are nothing say nothing. */
const percent = (bps: number): string => `${hundredths(bps).replace(/\.?0+$/, '')}%`;

function hundredths(value: number): string {
  const size = Math.abs(value);
  return `${value < 0 ? '-' : ''}${Math.floor(size / 100)}.${String(size % 100).padStart(2, '0')}`;
}
