import type { RuleBook } from '#commissions/domain/rule-book';
import { articleNamed } from './goods.ts';
import type { Offers, SkuIdOf } from './offers.ts';

/** Half the commission where a line goes below 85 % of its list price: 深折扣. */
const deep = { belowBps: 8500, factorBps: 5000 };
const net = (id: string, rateBps: number) => ({ id, version: 1, base: 'NET', rateBps, deep }) as const;

/** Head office pays for everything a little; dealers pay more for categories, series, brands and single articles. */
export function ruleBooks(sku: SkuIdOf): Offers<RuleBook>[] {
  const watch = sku(articleNamed('星途 智能手表1', '42mm').code);
  return [
    { by: 'HQ', offers: [{ version: 1, rules: [{ ...net('ALL', 100), match: {} }] }] },
    {
      by: 'SH',
      offers: [
        {
          version: 1,
          rules: [
            { ...net('SH-PHONE', 150), match: { category: '手机' } },
            { ...net('SH-AUDIO', 300), match: { series: '声浪 蓝牙耳机' } },
            { id: 'SH-WATCH', version: 1, base: 'QTY', perUnitFen: 3000, match: { sku: watch } },
            { ...net('SH-SMALL', 500), match: { category: '配件' } },
          ],
        },
      ],
    },
    {
      by: 'CD',
      offers: [
        {
          version: 1,
          rules: [
            { ...net('CD-OWN', 250), match: { brand: '山岚' } },
            { id: 'CD-TENT', version: 1, base: 'MARGIN', rateBps: 800, match: { category: '帐篷' }, negative: 'ZERO' },
            { id: 'CD-LAMP', version: 1, base: 'QTY', perUnitFen: 500, match: { series: '营地灯' } },
          ],
        },
      ],
    },
    {
      by: 'GZ',
      offers: [
        {
          version: 1,
          rules: [
            { ...net('GZ-MATTRESS', 300), match: { category: '床垫' } },
            { ...net('GZ-SOFA', 200), match: { category: '沙发' } },
            { ...net('GZ-QUILT', 400), match: { series: '棉序 蚕丝被' } },
            { ...net('GZ-BRAND', 150), match: { brand: '静眠' } },
          ],
        },
      ],
    },
  ];
}
