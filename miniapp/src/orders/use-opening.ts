import { call } from '@/api/call';
import { isLost, ProblemError } from '@/api/problem';
import { type Action, useAction } from '@/api/use-action';
import { type Cart, serialsMissing } from '@/orders/cart';
import { slipPage } from '@/orders/pages';
import { useCart } from '@/orders/use-cart';
import { type Quote, quoteBody, type useQuote } from '@/orders/use-quote';
import { go } from '@/wx/navigate';

type Cash = { receivedFen: number };

export type Opening = {
  /** With cash in hand for all of it the slip is opened and paid at once. */
  open: Action<[Cash?]>;
  /** Whether the cart can become a slip at the price that is shown. */
  ready: boolean;
};

/** Opening the cart's slip. One name for the cart however it is opened: a doubled tap or a lost reply never gives two slips. */
export function useOpening(quoted: ReturnType<typeof useQuote>): Opening {
  const { cart, openKey, clear } = useCart();
  const { quote } = quoted;
  const open = useAction(async (cash?: Cash) => {
    if (!quote) return;
    const body = openingBody(cart, quote, quote.netFen === 0 ? { receivedFen: 0 } : cash);
    const slip = await call('POST /orders/slips', { body, idempotencyKey: openKey }).catch((problem: unknown) => {
      if (!(problem instanceof ProblemError && isLost(problem)))
        quoted.again(problem instanceof ProblemError && problem.code === 'PRICE_CHANGED');
      throw problem;
    });
    clear();
    go(slipPage, { slipId: slip.slipId });
  });
  return { open, ready: quote !== undefined && quoted.isCurrent && quoted.problem === undefined && serialsMissing(cart) === 0 };
}

const openingBody = (cart: Cart, quote: Quote, cash: Cash | undefined) => ({
  ...quoteBody(cart),
  ...(cart.split.length > 1 ? { split: cart.split.map(({ personId, bps }) => ({ personId, bps })) } : {}),
  ...(cash ? { cash } : {}),
  expectedNetFen: quote.netFen,
});
