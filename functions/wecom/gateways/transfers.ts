import * as z from 'zod';
import { mapOutcome, type Outcome } from '#identity/gateways/outcome';
import { type Instant, instantOf } from '#kernel/instant';
import { nextOf } from './contacts.ts';
import { askWecom, type WecomApp } from './wecom.ts';

export type Handover = {
  from: string;
  to: string;
  /** At most 100. */
  externalUserids: readonly string[];
  /** The member who hands over has left the corp. */
  left: boolean;
  /** At most 200 characters, only while the member is on the job. */
  message?: string;
};

/** Each customer is answered separately: 0 begun, 40096, 40099 full, 40100/40129 under way, 40128 twice in 90 days, 40130, 40131. */
export type HandoverAnswer = { externalUserid: string; errcode: number };

const BASE = '/cgi-bin/externalcontact';
const answerShape = z.object({ customer: z.array(z.object({ external_userid: z.string(), errcode: z.number() })).default([]) });

/** Begins moving customers to another member. On the job the customer may refuse within 24 hours. 40097: the member has not left. */
export async function handOver(app: WecomApp, handover: Handover): Promise<Outcome<HandoverAnswer[]>> {
  const body = {
    handover_userid: handover.from,
    takeover_userid: handover.to,
    external_userid: handover.externalUserids,
    ...(handover.left || handover.message === undefined ? {} : { transfer_success_msg: handover.message }),
  };
  const path = handover.left ? `${BASE}/resigned/transfer_customer` : `${BASE}/transfer_customer`;
  const answer = await askWecom(app, { method: 'POST', path, body }, answerShape);
  return mapOutcome(answer, (a) => a.customer.map((c) => ({ externalUserid: c.external_userid, errcode: c.errcode })));
}

export type HandoverState = {
  externalUserid: string;
  state: 'done' | 'waiting' | 'refused' | 'receiver-full' | 'unknown';
  takenAt?: Instant;
};
const states: readonly HandoverState['state'][] = ['unknown', 'done', 'waiting', 'refused', 'receiver-full'];

const resultShape = z.object({
  customer: z.array(z.object({ external_userid: z.string(), status: z.number(), takeover_time: z.number().optional() })).default([]),
  next_cursor: z.string().default(''),
});

/** How the handovers between two members stand, 1,000 a page. */
export async function handoverStates(
  app: WecomApp,
  between: { from: string; to: string; left: boolean },
  cursor?: string,
): Promise<Outcome<{ states: HandoverState[]; cursor?: string }>> {
  const path = between.left ? `${BASE}/resigned/transfer_result` : `${BASE}/transfer_result`;
  const body = { handover_userid: between.from, takeover_userid: between.to, cursor };
  const answer = await askWecom(app, { method: 'POST', path, body }, resultShape);
  return mapOutcome(answer, (a) => ({ states: a.customer.map(stateOf), ...nextOf(a.next_cursor) }));
}

function stateOf(c: { external_userid: string; status: number; takeover_time?: number | undefined }): HandoverState {
  const at = c.status === 1 && c.takeover_time ? { takenAt: instantOf(c.takeover_time * 1000) } : {};
  return { externalUserid: c.external_userid, state: states[c.status] ?? 'unknown', ...at };
}
