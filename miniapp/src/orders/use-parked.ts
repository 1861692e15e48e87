import { useRef } from 'react';
import { call } from '@/api/call';
import { newKey } from '@/api/idempotency-key';
import { onSettled } from '@/api/unanswered';
import { useAction } from '@/api/use-action';
import { t } from '@/locales/t';
import { deskCart } from '@/orders/use-cart';
import { notify } from '@/ui/notice';
import { cartOf, isTaken, namedFor, nameFor, parkingOf, type TakenCart } from './parked-cart';

/** Parking the cart at hand and taking one up; `onDone` once the list is another. */
export function useParking(onDone: () => void) {
  const { openKey } = deskCart();
  // The same cart with the same note, or the same one taken into the same cart, is one action however often it is asked.
  const key = useRef({ of: '', key: '' });
  const nameOf = (what: 'park' | 'take', of: string): string => {
    const whole = `${what} ${openKey} ${of}`;
    if (key.current.of !== whole) key.current = { of: whole, key: nameFor(what, openKey, newKey()) };
    return key.current.key;
  };
  const park = useAction(async (note: string) => {
    const body = parkingOf(deskCart.getState().cart, note);
    await call('POST /orders/parked', { body, idempotencyKey: nameOf('park', note) });
    deskCart.getState().clear();
    notify(t('parked.done'));
    onDone();
  });
  const take = useAction(async (cartId: string) => {
    const { cart } = deskCart.getState();
    const isSwap = cart.lines.length > 0;
    const body = isSwap ? { instead: parkingOf(cart) } : {};
    const taken = await call('POST /orders/parked/{cartId}/take', { params: { cartId }, body, idempotencyKey: nameOf('take', cartId) });
    putIn(taken, isSwap);
    onDone();
  });
  return { park, take };
}

function putIn(taken: TakenCart, isSwap: boolean): void {
  deskCart.getState().change(() => cartOf(taken));
  notify(t(isSwap ? 'parked.swapped' : 'parked.taken'));
}

/** Runs once with the app: an answer that comes when nobody waits any more still clears or fills the cart that it was for. */
export function watchParked(): void {
  onSettled((name, outcome) => {
    if (!('reply' in outcome)) return;
    const { cart, openKey, clear } = deskCart.getState();
    if (namedFor('park', openKey, name)) {
      clear();
      notify(t('parked.parkedAfterAll'));
    }
    if (!name.startsWith('take-') || !isTaken(outcome.reply)) return;
    if (namedFor('take', openKey, name) || cart.lines.length === 0) putIn(outcome.reply, cart.lines.length > 0);
    else void parkAgain(outcome.reply);
  });
}

/** Other goods are at hand by now: nothing of theirs is lost, and nothing of what was taken. */
async function parkAgain(taken: TakenCart): Promise<void> {
  await call('POST /orders/parked', { body: parkingOf(cartOf(taken), taken.note), idempotencyKey: newKey() });
  notify(t('parked.putBack'));
}
