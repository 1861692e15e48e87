import { chance } from './random.ts';
import type { Trade } from './trades.ts';

/** One article as head office's file has it; prices in yuan. */
export type Article = { code: string; barcode: string; name: string; spec: string; brand: string; cat: string; series: string; unit: string; list: number; floor: number; cost: number; serialised: boolean };

const PER_TRADE = 500;

/** EAN-13: twelve digits and the check digit (GS1). 697… is one of China's prefixes. */
export function ean13(number: number): string {
  const digits = String(697_100_000_000 + number);
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

/** 500 articles of a trade: its series in models, each in all its specs. */
export function articlesOf(trade: Trade, tradeNo: number): Article[] {
  const dice = chance(`goods:${trade.key}`);
  const articles: Article[] = [];
  for (let model = 1; articles.length < PER_TRADE; model += 1) {
    for (const series of trade.series) {
      const list = Math.round((series.from + dice.next() * (series.to - series.from)) / 10) * 10 - 1;
      for (const spec of series.specs) {
        if (articles.length === PER_TRADE) return articles;
        const no = articles.length + 1;
        articles.push({
          code: `${trade.key}-${String(no).padStart(4, '0')}`,
          barcode: ean13(tradeNo * 100_000 + no),
          name: `${series.name}${model}`,
          spec,
          brand: [trade.brand, ...trade.otherBrands].find((brand) => series.name.startsWith(brand)) ?? trade.brand,
          cat: series.cat,
          series: series.name,
          unit: series.unit,
          list,
          floor: Math.floor(list * 0.75),
          cost: Math.floor(list * 0.6),
          serialised: 'serialised' in series,
        });
      }
    }
  }
  return articles;
}

/** As a row of head office's goods file. */
export const importCells = (article: Article): Record<string, string> => ({
  商品编码: article.code,
  商品名称: article.name,
  规格: article.spec,
  品牌: article.brand,
  品类: article.cat,
  系列: article.series,
  单位: article.unit,
  零售价: String(article.list),
  最低售价: String(article.floor),
  成本价: String(article.cost),
  税率: '13%',
  条码: article.barcode,
  序列号管理: article.serialised ? '是' : '否',
});
