import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '@/api/call';
import { isLost, ProblemError } from '@/api/problem';
import type { ReplyOf, RequestOf } from '@/api/routes';
import { t } from '@/locales/t';
import { formatMoney } from '@/ui/format-money';
import { notify } from '@/ui/notice';
import { useOnline } from '@/wx/network';
import type { Cart } from './cart';
import { useLocalPrices } from './local-prices';
import { type PriceDiff, priceDiff } from './price-diff';
import { quoteBody } from './quote-body';

export type Quote = ReplyOf<'POST /pricing/quotes'>;
/** `of`: what was asked, so that a price is never taken for that of another cart. */
type Quoted = { quote?: Quote | undefined; problem?: ProblemError | undefined; of?: string };

/** A burst of scans is one question. */
const PAUSE_MS = 120;

export type QuoteAtDesk = Quoted & {
  isCurrent: boolean;
  /** Asks the server anew; `refused`, since it would not sell at the price that was shown. */
  again: (refused?: boolean) => void;
  differs?: PriceDiff | undefined;
  seen: () => void;
};

/**
 * The price of the cart as it stands: at once by the phone's own book, then by the server, asked after each change and when the network
 * comes back. Without either the former price stays, which `isCurrent` tells apart. Where the server says another price than was shown
 * for the very same cart, a line says so; where that kept the cart from being sold, `differs` says what changed until it was seen.
 */
export function useQuote(cart: Cart): QuoteAtDesk {
  const asked = cart.lines.length === 0 ? undefined : JSON.stringify(quoteBody(cart));
  const local = useLocalQuote(cart, asked);
  const [differs, setDiffers] = useState<PriceDiff>();
  const served = useServedQuote(cart, asked, local, setDiffers);
  const unreached = served.problem !== undefined && isLost(served.problem) && local !== undefined;
  const isServed = served.of !== undefined && served.of === asked && !unreached;
  const shown = isServed || local === undefined ? served : { quote: local };
  const { again } = served;
  return { ...shown, isCurrent: isServed || local !== undefined, again, differs, seen: () => setDiffers(undefined) };
}

/** By the phone's own book, in the same instant; undefined where only the server can tell. */
function useLocalQuote(cart: Cart, asked: string | undefined): Quote | undefined {
  const { prices, turn } = useLocalPrices();
  const known = useRef<{ of: string; quote: Quote | undefined }>();
  if (asked === undefined || !prices) return undefined;
  const of = `${turn} ${asked}`;
  if (known.current?.of !== of) known.current = { of, quote: prices.quote(cart) };
  return known.current.quote;
}

function useServedQuote(cart: Cart, asked: string | undefined, local: Quote | undefined, onDiffers: (diff: PriceDiff) => void) {
  const [quoted, setQuoted] = useState<Quoted>({});
  const online = useOnline();
  const latest = useRef({ cart, local, quoted });
  latest.current = { cart, local, quoted };
  const turn = useRef(0);
  const again = useCallback(
    (refused = false) => {
      turn.current += 1;
      const mine = turn.current;
      const body = quoteBody(latest.current.cart);
      const of = JSON.stringify(body);
      const seen = (answer: Quoted): void => {
        if (mine !== turn.current) return;
        const shown = latest.current.quoted.of === of ? latest.current.quoted.quote : latest.current.local;
        const diff = shown && answer.quote && priceDiff(shown, answer.quote);
        if (diff && refused) onDiffers(diff);
        if (diff && !refused) notify(t('orders.priceMoved', { before: formatMoney(diff.beforeFen), after: formatMoney(diff.afterFen) }));
        setQuoted(({ quote }) => ({ ...(quote ? { quote } : {}), ...answer, of }));
      };
      ask(body).then(
        (quote) => seen({ quote }),
        (problem: unknown) => {
          if (!(problem instanceof ProblemError)) throw problem;
          seen({ problem });
        },
      );
    },
    [onDiffers],
  );
  useEffect(() => {
    // What is still on its way answers an older question.
    turn.current += 1;
    if (asked === undefined) setQuoted({});
    if (asked === undefined || !online) return undefined;
    const timer = setTimeout(() => again(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [asked, online, again]);
  return { ...quoted, again };
}

/** Names the book that the phone has priced by, and passes on what the server says of it. */
async function ask(body: RequestOf<'POST /pricing/quotes'>['body']): Promise<Quote> {
  const { prices } = useLocalPrices.getState();
  const phoneBook = prices?.bookName();
  const quote = await call('POST /pricing/quotes', { body: phoneBook ? { ...body, phoneBook } : body });
  if (quote.phoneBook !== undefined) prices?.heard(quote.phoneBook);
  return quote;
}
