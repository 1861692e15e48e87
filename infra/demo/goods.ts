import { type MadeToChoice, madeToChoice } from './models.ts';
import { chance } from './random.ts';
import { bedding, electronics, outdoor, type Series, type Trade, type TradeKey, trades } from './trades.ts';

/** One article as head office's file has it; prices in yuan. */
export type Article = {
  code: string;
  barcode: string;
  name: string;
  spec: string;
  brand: string;
  cat: string;
  series: string;
  unit: string;
  list: number;
  member?: number;
  floor: number;
  cost: number;
  serialised: boolean;
  /** What customers chose so far, for goods that are made to choice. */
  chosen?: MadeToChoice['chosen'];
};

export const ARTICLES_PER_TRADE = 500;

/** EAN-13: twelve digits and the check digit (GS1). 697… is one of China's prefixes. */
export function ean13(number: number): string {
  const digits = String(697_100_000_000 + number);
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

/** The articles of a trade: its series in models, each in all its specs; the last one is made to choice. */
export function articlesOf(trade: Trade): Article[] {
  const dice = chance(`goods:${trade.key}`);
  const articles: Article[] = [];
  for (let model = 1; articles.length < ARTICLES_PER_TRADE - 1; model += 1) {
    for (const series of trade.series) {
      const base = Math.round((series.from + dice.next() * (series.to - series.from)) / 10) * 10 - 1;
      const hasMemberPrice = dice.is(0.2);
      for (const [i, spec] of series.specs.entries()) {
        const place = { trade, series, name: `${series.name}${model}`, spec, no: articles.length + 1 };
        articles.push(article(place, base + i * (series.step ?? 0), hasMemberPrice));
      }
    }
  }
  return [...articles.slice(0, ARTICLES_PER_TRADE - 1), choiceArticle(trade)];
}

/** Of all trades, by trade. */
export const articlesByTrade: Readonly<Record<TradeKey, readonly Article[]>> = {
  '3C': articlesOf(electronics),
  OUT: articlesOf(outdoor),
  BED: articlesOf(bedding),
};
export const allArticles: readonly Article[] = Object.values(articlesByTrade).flat();

type Place = { trade: Trade; series: Series; name: string; spec: string; no: number };

function article({ trade, series, name, spec, no }: Place, list: number, hasMemberPrice: boolean): Article {
  return {
    ...codesOf(trade, no),
    name,
    spec,
    brand: brandOf(trade, series.name),
    cat: series.cat,
    series: series.name,
    unit: series.unit,
    list,
    ...(hasMemberPrice ? { member: Math.floor(list * 0.95) } : {}),
    ...boundsOf(list),
    serialised: series.serialised ?? false,
  };
}

function choiceArticle(trade: Trade): Article {
  const { article, chosen } = madeToChoice[trade.key];
  const brand = brandOf(trade, article.series);
  return {
    ...codesOf(trade, ARTICLES_PER_TRADE),
    ...article,
    spec: '按需选配',
    brand,
    ...boundsOf(article.list),
    serialised: false,
    chosen,
  };
}

function codesOf(trade: Trade, no: number): { code: string; barcode: string } {
  return { code: `${trade.key}-${String(no).padStart(4, '0')}`, barcode: ean13((trades.indexOf(trade) + 1) * 100_000 + no) };
}

function brandOf({ brand, otherBrands }: Trade, name: string): string {
  return [brand, ...otherBrands].find((one) => name.startsWith(one)) ?? brand;
}

/** Small things are sold at half their price now and then. */
function boundsOf(list: number): { floor: number; cost: number } {
  return list < 300
    ? { floor: Math.floor(list * 0.45), cost: Math.floor(list * 0.35) }
    : { floor: Math.floor(list * 0.7), cost: Math.floor(list * 0.58) };
}

/** The article of a name and spec: offers and plans name goods as people do. */
export function articleNamed(name: string, spec: string): Article {
  const found = allArticles.find((one) => one.name === name && one.spec === spec);
  if (!found) throw new Error(`no article ${name} ${spec}`);
  return found;
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
  ...(article.member === undefined ? {} : { 会员价: String(article.member) }),
  最低售价: String(article.floor),
  成本价: String(article.cost),
  税率: '13%',
  条码: article.barcode,
  序列号管理: article.serialised ? '是' : '否',
});
