import { useCallback, useEffect, useRef, useState } from 'react';
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
  const online = useOnline();
  const latest = useRef(cart);
  latest.current = cart;
  const turn = useRef(0);
  const again = useCallback(() => {
    turn.current += 1;
    const mine = turn.current;
    const body = quoteBody(latest.current);
    const seen = (answer: Quoted): void => {
      if (mine === turn.current) setQuoted(({ quote }) => ({ ...(quote ? { quote } : {}), ...answer, of: JSON.stringify(body) }));
    };
    call('POST /pricing/quotes', { body }).then(
      (quote) => seen({ quote }),
      (problem: unknown) => {
        if (!(problem instanceof ProblemError)) throw problem;
        seen({ problem });
      },
    );
  }, []);
  const asked = cart.lines.length === 0 ? undefined : JSON.stringify(quoteBody(cart));
  useEffect(() => {
    // What is still on its way answers an older question.
    turn.current += 1;
    if (asked === undefined) setQuoted({});
    if (asked === undefined || !online) return undefined;
    const timer = setTimeout(again, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [asked, online, again]);
  return { ...quoted, isCurrent: quoted.of !== undefined && quoted.of === asked, again };
}
