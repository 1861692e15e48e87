import { useEffect, useRef, useState } from 'react';
import { call } from '@/api/call';
import { newKey } from '@/api/idempotency-key';
import { ProblemError } from '@/api/problem';
import type { ReplyOf } from '@/api/routes';
import { type Action, useAction } from '@/api/use-action';
import { load, save } from '@/wx/storage';

export type Payment = ReplyOf<'GET /payments/{paymentId}'>;

export type CodePayment = {
  /** The code that the customer may still pay by. */
  payment: Payment | undefined;
  start: Action<[amountFen: number]>;
  /** Follows a payment that was started elsewhere, by scanning the customer's code. */
  follow: (payment: Payment) => void;
  ask: Action<[]>;
  close: Action<[]>;
};

/** Often enough that the guide sees it as the customer does; the server hears of it by WeChat's own call. */
const LOOK_EVERY_MS = 1_500;

const isText = (value: unknown): value is string => typeof value === 'string';

/**
 * A payment by our WeChat code, followed until it is paid or closed: while it runs the server starts no other, so it must be found
 * again after the sheet was closed or the app was killed.
 */
export function useCodePayment(slipId: string, onPaid: (payment: Payment) => void): CodePayment {
  const stored = `paying:${slipId}`;
  const [payment, setPayment] = useState<Payment>();
  const [watched, setWatched] = useState(() => load(stored, isText));
  const key = useRef({ amountFen: 0, name: '' });
  const paid = useRef(onPaid);
  paid.current = onPaid;
  const seen = (now: Payment): void => {
    const pending = now.state === 'PENDING';
    save(stored, pending ? now.paymentId : undefined);
    setWatched(pending ? now.paymentId : undefined);
    setPayment(pending ? now : undefined);
    if (now.state === 'PAID') paid.current(now);
  };
  const start = useAction(async (amountFen: number) => {
    if (key.current.amountFen !== amountFen) key.current = { amountFen, name: newKey() };
    const named = { params: { slipId }, body: { amountFen }, idempotencyKey: key.current.name };
    seen(await call('POST /payments/slips/{slipId}/wechat', named));
    key.current = { amountFen: 0, name: '' };
  });
  const params = { paymentId: payment?.paymentId ?? '' };
  const ask = useAction(async () => seen(await call('POST /payments/{paymentId}/query', { params, body: {} })));
  const close = useAction(async () => seen(await call('POST /payments/{paymentId}/close', { params, body: {} })));
  useLooking(watched, seen);
  return { payment, start, follow: seen, ask, close };
}

/** Looks at once and then again and again, as long as there is something to look for. */
function useLooking(paymentId: string | undefined, seen: (now: Payment) => void): void {
  const latest = useRef(seen);
  latest.current = seen;
  useEffect(() => {
    if (paymentId === undefined) return undefined;
    const look = (): void => {
      call('GET /payments/{paymentId}', { params: { paymentId } }).then(
        (now) => latest.current(now),
        (problem: unknown) => {
          // Offline for a moment: the next look tells.
          if (!(problem instanceof ProblemError)) throw problem;
        },
      );
    };
    look();
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [paymentId]);
}
