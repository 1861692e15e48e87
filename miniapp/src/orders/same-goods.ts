import type { Cart } from './cart';

type Line = {
  lineKey: string;
  skuId: string;
  qty: number;
  serials?: readonly string[] | undefined;
  configurationId?: string | undefined;
  covers?: string | undefined;
};

/** Whether the cart still holds just what was asked for: it is then sold, too, once the asked sale is. */
export function sameGoods(cart: Cart, asked: readonly Line[]): boolean {
  return cart.lines.length === asked.length && cart.lines.every((line, i) => textOf(line) === textOf(asked[i]));
}

const textOf = (line: Line | undefined): string =>
  JSON.stringify([line?.lineKey, line?.skuId, line?.qty, line?.serials ?? [], line?.configurationId, line?.covers]);
