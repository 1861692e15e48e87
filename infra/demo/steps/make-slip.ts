import { handler as coupons } from '#coupons/routes';
import { type Instant, plusSeconds } from '#kernel/instant';
import { handler as orders } from '#orders/routes';
import { handler as payments } from '#payments/routes';
import { handler as pricing } from '#pricing/routes';
import { answer, ask, then } from '../ask.ts';
import { templateIdsByHand } from './hand-templates.ts';
import { memberIdOf } from './enrol-members.ts';
import type { Shop } from '../shop.ts';
import type { DemoSlip } from '../slips.ts';

type Opened = { slipId: string; state: string; netFen: number; dueFen: number; tenders: unknown[] };

/** A slip that is opened now and not paid at once: the real clock's sweep may find it past its hold and let it go. */
const TRIES = 3;

/** One sale from the quote to the last tender. `again`: it may have been begun before an interruption. Returns the slip's id. */
export async function makeSlip(shop: Shop, plan: DemoSlip, again: boolean): Promise<string> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const slip = { ...plan, key: attempt === 1 ? plan.key : `${plan.key}:${attempt}` };
    const opened = (again || attempt > 1 ? await opened_(shop, slip) : undefined) ?? (await open(shop, slip));
    const ended = opened.state === 'OPEN' ? await end(shop, slip, opened) : opened.state;
    if (ended === 'PAID' || ended === 'CANCELLED') return opened.slipId;
  }
  throw new Error(`${plan.key} expired ${TRIES} times`);
}
