import { useEffect, useState } from 'react';
import { call } from '@/api/call';
import { ProblemError } from '@/api/problem';
import type { ReplyOf, RequestOf } from '@/api/routes';
import { useOnline } from '@/wx/network';
import type { Cart } from './cart';

export type Quote = ReplyOf<'POST /pricing/quotes'>;
/** `of`: what was asked, so that a price is never taken for that of another cart. */
type Quoted = { quote?: Quote | undefined; problem?: ProblemError | undefined; of?: string };

/** A burst of scans is one question. */
const PAUSE_MS = 120;

export function quoteBody(cart: Cart): RequestOf<'POST /pricing/quotes'>['body'] {
  return {
    lines: cart.lines.map(({ lineKey, skuId, qty, serials, configurationId }) => ({
      lineKey,
      skuId,
      qty,
      ...(serials.length === 0 ? {} : { serials: [...serials] }),
      ...(configurationId === undefined ? {} : { configurationId }),
    })),
    ...(cart.member ? { memberId: cart.member.memberId } : {}),
    couponIds: [...cart.couponIds],
    ...(cart.points > 0 ? { points: cart.points } : {}),
    ...(cart.manualOffFen > 0 ? { manualOffFen: cart.manualOffFen } : {}),
  };
}

/**
 * The price of the cart as it stands, asked again after each change and when the network comes back; the former price stays until the
 * new one is there, which `isCurrent` tells apart.
 */
export function useQuote(cart: Cart): Quoted & { isCurrent: boolean; again: () => void } {
  const [quoted, setQuoted] = useState<Quoted>({});
  const [turn, setTurn] = useState(0);
  const online = useOnline();
  const asked = JSON.stringify(quoteBody(cart));
  useEffect(() => {
    if (cart.lines.length === 0) {
      setQuoted({});
      return undefined;
    }
    if (!online) return undefined;
    let current = true;
    const timer = setTimeout(() => {
      call('POST /pricing/quotes', { body: quoteBody(cart) }).then(
        (quote) => current && setQuoted({ quote, of: asked }),
        (problem: unknown) => {
          if (!(problem instanceof ProblemError)) throw problem;
          if (current) setQuoted(({ quote }) => ({ ...(quote ? { quote } : {}), problem, of: asked }));
        },
      );
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [asked, turn, online]);
  return { ...quoted, isCurrent: quoted.of === asked, again: () => setTurn((n) => n + 1) };
}
