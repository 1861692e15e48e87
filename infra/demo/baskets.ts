import type { Article } from './goods.ts';
import { giftCodes, kitCodes } from './offers.ts';
import type { Chance } from './random.ts';
import type { SlipLine } from './slips.ts';
import type { StockLine } from './stock.ts';

type OnShelf = { article: Article; left: number; serials: string[] };

/** What a store still has. */
export type Shelf = {
  big: readonly OnShelf[];
  small: readonly OnShelf[];
  toChoice: readonly OnShelf[];
  byCode: ReadonlyMap<string, OnShelf>;
};

/** What is given away is not sold here, so that there is always enough to give. */
export function shelfOf(articles: readonly Article[], stock: readonly StockLine[]): Shelf {
  const goods = articles.flatMap((article): OnShelf[] => {
    const line = stock.find(({ code }) => code === article.code);
    return line ? [{ article, left: line.qty, serials: [...line.serials] }] : [];
  });
  const sold = goods.filter(({ article }) => !giftCodes.has(article.code) && article.chosen === undefined);
  return {
    big: sold.filter(({ article }) => article.list >= 300),
    small: sold.filter(({ article }) => article.list < 300),
    toChoice: goods.filter(({ article }) => article.chosen !== undefined),
    byCode: new Map(goods.map((one) => [one.article.code, one])),
  };
}

/**
 * Takes from the shelf what one customer buys: usually one thing that matters and some small ones, now and then the kit or
 * something made to choice.
 */
export function basketFrom(shelf: Shelf, dice: Chance): SlipLine[] {
  const kit = kitCodes.flatMap((code) => shelf.byCode.get(code) ?? []);
  if (kit.length === kitCodes.length && kit.every(({ left }) => left > 0) && dice.is(0.06)) return kit.map((one) => take(one, 1));
  if (shelf.toChoice.length > 0 && dice.is(0.04)) return [chosenLine(dice.pick(shelf.toChoice), dice)];
  const wanted: [OnShelf, number][] = [];
  if (dice.is(0.72)) wanted.push([favourite(shelf.big, dice), 1]);
  if (dice.is(0.15)) wanted.push([favourite(shelf.big, dice), 1]);
  for (let more = dice.int(0, 2); more > 0 || wanted.length === 0; more -= 1)
    wanted.push([favourite(shelf.small, dice), dice.pick([1, 1, 1, 2, 2, 3])]);
  const once = new Map(wanted.map(([one, qty]) => [one.article.code, [one, qty] as const]));
  return [...once.values()].map(([one, qty]) => take(one, Math.min(qty, one.left)));
}

/** The first models of a series sell best. */
function favourite(goods: readonly OnShelf[], dice: Chance): OnShelf {
  const there = goods.filter(({ left }) => left > 0);
  const found = there[Math.floor(there.length * dice.next() ** 1.8)];
  if (!found) throw new RangeError('the store is sold out');
  return found;
}

function chosenLine(one: OnShelf, dice: Chance): SlipLine {
  return { ...take(one, 1), choices: dice.pick(one.article.chosen ?? []) };
}

function take(one: OnShelf, qty: number): SlipLine {
  one.left -= qty;
  return { code: one.article.code, qty, serials: one.serials.splice(0, one.serials.length > 0 ? qty : 0) };
}
