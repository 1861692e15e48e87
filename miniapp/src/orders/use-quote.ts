import { useEffect, useState } from 'react';
import { call } from '@/api/call';
import { ProblemError } from '@/api/problem';
import type { ReplyOf, RequestOf } from '@/api/routes';
import type { Cart } from './cart';

export type Quote = ReplyOf<'POST /pricing/quotes'>;
export type Quoted = { quote?: Quote | undefined; problem?: ProblemError | undefined; asking: boolean };

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

/** The price of the cart as it stands, asked again after each change; the former price stays until the new one is there. */
export function useQuote(cart: Cart): Quoted & { again: () => void } {
  const [quoted, setQuoted] = useState<Quoted>({ asking: false });
  const [turn, setTurn] = useState(0);
  const asked = JSON.stringify(quoteBody(cart));
  useEffect(() => {
    if (cart.lines.length === 0) {
      setQuoted({ asking: false });
      return undefined;
    }
    let current = true;
    setQuoted((before) => ({ ...before, asking: true }));
    const timer = setTimeout(() => {
      call('POST /pricing/quotes', { body: quoteBody(cart) }).then(
        (quote) => current && setQuoted({ quote, asking: false }),
        (problem: unknown) => {
          if (!(problem instanceof ProblemError)) throw problem;
          if (current) setQuoted((before) => ({ ...before, problem, asking: false }));
        },
      );
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [asked, turn]);
  return { ...quoted, again: () => setTurn((n) => n + 1) };
}
