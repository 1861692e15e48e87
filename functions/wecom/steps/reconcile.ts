import { dayOf, type Instant, plusDays, plusSeconds, startOfDay } from '#kernel/instant';
import { commit } from '#platform/commit';
import { systemContext } from '#platform/context';
import { ports } from '#platform/ports';
import { get } from '#platform/table';
import { unlessMoved } from '#platform/unless-moved';
import { create, replace } from '#platform/writes';
import { isFollowing } from '../domain/follow.ts';
import { contactIdsOf, contactOfId, membersWithContacts } from '../gateways/contacts.ts';
import type { WecomApp } from '../gateways/wecom.ts';
import { followsOf, type Reconcile, reconcileRef, reconcileRow } from '../store.ts';
import { contactsApp, corpId } from './apps.ts';
import { type FollowEvent, keepFollow } from './follow-event.ts';

/** Two in the morning, in the stores' zone: nobody waits for WeCom then. */
const AT_SECONDS = 2 * 3_600;

export function nextNight(after: Instant): Instant {
  const today = plusSeconds(startOfDay(dayOf(after)), AT_SECONDS);
  return today > after ? today : plusDays(today, 1);
}

/**
 * Callbacks get lost: each night every member's customers in WeCom are compared with those we know of, and what differs is taken in as
 * the event that never came. Goes on where it stopped, minute by minute; one list a member, one question more for each customer unheard of.
 */
export async function reconcile(untilMs: number): Promise<void> {
  const { action: _, ...ctx } = systemContext('wecom.sweep', 'reconcile');
  const corp = await corpId();
  const known = await get(reconcileRef(corp));
  if (known && known.nextAt > ctx.now) return;
  const after = known ? await goOn(known, corp, ctx.now, untilMs) : { nextAt: nextNight(ctx.now), healed: 0, rev: 0 };
  const row = reconcileRow(corp, after);
  // Another sweep may be faster; what both took in is taken in once.
  await unlessMoved(() => commit(ctx, { writes: [known ? replace(row, known.rev) : create(row)], reply: null }));
}

async function goOn(known: Reconcile, corp: string, now: Instant, untilMs: number): Promise<Reconcile> {
  const app = await contactsApp();
  const members = await membersWithContacts(app);
  if (!members.ok) return known;
  let { after = '', healed } = known;
  for (const userId of members.value.filter((one) => one > after).sort()) {
    const found = ports().nowMs() < untilMs ? await healFollows(app, corp, userId, now) : undefined;
    if (found === undefined) return { ...known, after, healed };
    after = userId;
    healed += found;
  }
  return { nextAt: nextNight(now), healed, rev: known.rev };
}

/** How many differed; undefined where WeCom does not answer. */
async function healFollows(app: WecomApp, corp: string, userId: string, now: Instant): Promise<number | undefined> {
  const listed = await contactIdsOf(app, userId);
  if (!listed.ok) return undefined;
  const ours = await followsOf(corp, userId);
  const events: FollowEvent[] = [];
  for (const externalUserid of listed.value) {
    const follow = ours.get(externalUserid);
    if (follow && isFollowing(follow)) continue;
    const lost = await addedUnheard(app, corp, userId, externalUserid);
    if (lost) events.push(lost);
  }
  const theirs = new Set(listed.value);
  for (const [externalUserid, follow] of ours) {
    // Who has come since the list was asked for is not missing from it.
    if (theirs.has(externalUserid) || !isFollowing(follow) || (follow.addedAt ?? now) >= now) continue;
    events.push({ ...headOf(corp, userId, externalUserid, now), kind: 'contact-deleted', transferred: false });
  }
  for (const event of events) await keepFollow(systemContext('wecom.reconcile', event.dedupeKey), event);
  return events.length;
}

async function addedUnheard(app: WecomApp, corp: string, userId: string, externalUserid: string): Promise<FollowEvent | undefined> {
  const asked = await contactOfId(app, externalUserid);
  const follow = asked.ok ? asked.value.follows.find(({ userid }) => userid === userId) : undefined;
  if (!follow) return undefined;
  const state = follow.state === undefined ? {} : { state: follow.state };
  return { ...headOf(corp, userId, externalUserid, follow.addedAt), kind: 'contact-added', half: false, ...state };
}

const headOf = (corpid: string, userid: string, externalUserid: string, at: Instant) => ({
  ...{ corpid, userid, externalUserid, at },
  dedupeKey: `${userid}:${externalUserid}:${at}`,
});
