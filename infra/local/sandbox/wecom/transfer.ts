import * as z from 'zod';
import { Refused } from '../core/exchange.ts';
import { DAY_MS } from '../core/quota.ts';
import { secondsOf, type World } from '../core/world.ts';
import { type Ask, bodyAs, chars, contactMemberOf, pageOf } from './ask.ts';
import { emitWecom } from './events.ts';
import type { Transfer, Wecom } from './records.ts';

const transferAsk = z.object({
  handover_userid: z.string().min(1),
  takeover_userid: z.string().min(1),
  external_userid: z.array(z.string()).min(1).max(100),
  transfer_success_msg: chars(200).optional(),
});

export const transferCustomer = (ask: Ask): object => begin(ask, false);
export const resignedTransferCustomer = (ask: Ask): object => begin(ask, true);

function begin(ask: Ask, left: boolean): object {
  const { handover_userid: from, takeover_userid: to, external_userid } = bodyAs(ask, transferAsk);
  const { wecom } = ask.world.state;
  const member = wecom.members[from];
  if (!member) throw new Refused(40003, 'invalid userid');
  if (left && member.status !== 5) throw new Refused(40097, 'the member has not left');
  if (!left && member.status === 5) throw new Refused(40003, 'invalid userid');
  contactMemberOf(ask, to);
  const customer = external_userid.map((externalUserid) => {
    const errcode = obstacle(wecom, { externalUserid, from, to, left }, ask.world.nowMs());
    if (errcode === 0) wecom.transfers.push({ externalUserid, from, to, left, startedAtMs: ask.world.nowMs(), status: 2 });
    return { external_userid: externalUserid, errcode };
  });
  return { customer };
}

function obstacle(wecom: Wecom, t: Pick<Transfer, 'externalUserid' | 'from' | 'to' | 'left'>, now: number): number {
  const contact = wecom.contacts[t.externalUserid];
  if (!contact) return 40096;
  if (t.from === t.to) return 40130;
  if (!contact.follows[t.from]) return 40131;
  const earlier = wecom.transfers.filter((o) => o.externalUserid === t.externalUserid);
  if (earlier.some((o) => o.status === 2 && o.from === t.from)) return t.left ? 40100 : 40129;
  const recent = earlier.filter((o) => !o.left && now - o.startedAtMs < 90 * DAY_MS);
  return !t.left && recent.length >= 2 ? 40128 : 0;
}

const resultAsk = z.object({ handover_userid: z.string().min(1), takeover_userid: z.string().min(1), cursor: z.string().optional() });

export const transferResult = (ask: Ask): object => results(ask, false);
export const resignedTransferResult = (ask: Ask): object => results(ask, true);

function results(ask: Ask, left: boolean): object {
  const { handover_userid, takeover_userid, cursor } = bodyAs(ask, resultAsk);
  const all = ask.world.state.wecom.transfers.filter((t) => t.left === left && t.from === handover_userid && t.to === takeover_userid);
  const { page, next_cursor } = pageOf(all, { cursor }, 1000);
  const customer = page.map((t) => ({
    external_userid: t.externalUserid,
    status: t.status,
    ...(t.takenAtMs ? { takeover_time: secondsOf(t.takenAtMs) } : {}),
  }));
  return { customer, next_cursor };
}

/** The customer's answer, or a day's silence, which is a yes. */
export function endTransfer(world: World, transfer: Transfer, end: 'accepted' | 'refused' | 'full'): void {
  const contact = world.state.wecom.contacts[transfer.externalUserid];
  const follow = contact?.follows[transfer.from];
  const who = { UserID: transfer.from, ExternalUserID: transfer.externalUserid };
  if (end !== 'accepted' || !contact || !follow) {
    transfer.status = end === 'full' ? 4 : 3;
    const FailReason = end === 'full' ? 'customer_limit_exceed' : 'customer_refused';
    emitWecom(world, 'change_external_contact', 'transfer_fail', {
      UserID: transfer.to,
      ExternalUserID: transfer.externalUserid,
      FailReason,
    });
    return;
  }
  const now = world.nowMs();
  transfer.status = 1;
  transfer.takenAtMs = now;
  contact.follows[transfer.to] = { ...follow, userid: transfer.to, createdAtMs: now, lastChatAtMs: now, addWay: 202, tagIds: [] };
  delete contact.follows[transfer.from];
  emitWecom(world, 'change_external_contact', 'del_external_contact', { ...who, Source: 'DELETE_BY_TRANSFER' });
  emitWecom(world, 'change_external_contact', 'add_external_contact', { ...who, UserID: transfer.to });
}

export function endOldTransfers(world: World): void {
  for (const transfer of world.state.wecom.transfers) {
    if (transfer.status === 2 && world.nowMs() - transfer.startedAtMs >= DAY_MS) endTransfer(world, transfer, 'accepted');
  }
}
