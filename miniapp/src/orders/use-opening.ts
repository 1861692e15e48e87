import { call } from '@/api/call';
import { isLost, ProblemError } from '@/api/problem';
import type { RequestOf } from '@/api/routes';
import { type Action, useAction } from '@/api/use-action';
import { type Cart, serialsMissing } from '@/orders/cart';
import { saleTerms } from '@/orders/delivery';
import { slipPage } from '@/orders/pages';
import { quoteBody } from '@/orders/quote-body';
import { useCart } from '@/orders/use-cart';
import type { Quote, useQuote } from '@/orders/use-quote';
import { go } from '@/wx/navigate';

type Asked = RequestOf<'POST /orders/slips'>['body'];
/** Cash in hand, a deposit, a day for the goods: what is agreed beside the cart. */
export type OpeningTerms = Pick<Asked, 'cash' | 'deposit' | 'handover'>;

export type Opening = {
  /** With cash in hand for all that is due now the slip is opened and that taken at once. */
  open: Action<[OpeningTerms?]>;
  /** Whether the cart can become a slip at the price that is shown. */
  ready: boolean;
};

/** Opening the cart's slip. One name for the cart however it is opened: a doubled tap or a lost reply never gives two slips. */
export function useOpening(quoted: ReturnType<typeof useQuote>): Opening {
  const { cart, openKey, clear } = useCart();
  const { quote } = quoted;
  const open = useAction(async (terms: OpeningTerms = {}) => {
    if (!quote) return;
    const body = openingBody(cart, quote, quote.netFen === 0 ? { cash: { receivedFen: 0 } } : terms);
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

const openingBody = (cart: Cart, quote: Quote, terms: OpeningTerms): Asked => ({
  ...quoteBody(cart),
  ...saleTerms(cart),
  ...terms,
  expectedNetFen: quote.netFen,
});
