import { type Coupon, couponRefs } from '#coupons/queries';
import { memberRef, wechatOfMemberRef } from '#members/queries';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import { log } from '#platform/log';
import { load, type Ref } from '#platform/table';
import { change, replace, type Write } from '#platform/writes';
import { answered, consentsAfter, ended, handing, type Note, type Sending } from '../domain/note.ts';
import { type NoteTemplate, noteTemplates } from '../gateways/note-templates.ts';
import { appid, wechatApp } from '../gateways/our-apps.ts';
import type { Outcome } from '../gateways/outcome.ts';
import { sendSubscribeMessage } from '../gateways/wechat.ts';
import { accessTokens, consentsRef, noteRow } from '../store.ts';

type Unnamed = Omit<Ctx, 'action'>;

/**
 * Hands a note to WeChat, at most once: its row and the consent it spends are written before, the answer after. Refuses CHANGED where
 * somebody else has it in hand.
 */
export async function handOverNote(ctx: Unnamed, note: Note): Promise<void> {
  const taken = handing(note, ctx.now);
  if (!taken) return;
  const open = taken.state === 'HANDING' ? await addresseeOf(note, ctx) : undefined;
  if (!open) return save(ctx, taken.state === 'HANDING' ? ended(note, 'DROPPED') : taken, note.rev);
  const { consents } = open;
  await save(ctx, taken, note.rev, [change(consents, { add: { left: -1 }, when: [['left', '>=', 1]] })]);
  const sending = sendingOf(await send(note, open));
  const after = consentsAfter(sending);
  const counted = { spent: [], kept: [change(consents, { add: { left: 1 } })], none: [change(consents, { set: { left: 0 } })] }[after];
  await save(ctx, answered(taken, sending, ctx.now), note.rev + 1, counted);
}

type Addressee = { openId: string; template: NoteTemplate; consents: ReturnType<typeof consentsRef>['key'] };

/** To whom and with which template; nobody where the customer has left, consents to none any more, or the coupon is used. */
async function addresseeOf(note: Note, { now }: Unnamed): Promise<Addressee | undefined> {
  const template = (await noteTemplates()).find(({ kind }) => kind === note.kind);
  const { memberId, coupon } = note;
  if (!template) return undefined;
  const appId = await appid();
  const asked: readonly Ref<Coupon>[] = coupon ? couponRefs(coupon.scope, coupon.couponId) : [];
  const people = { account: wechatOfMemberRef(memberId, appId), member: memberRef(memberId) };
  const { account, member, found } = await load({ ...people, found: asked });
  if (!account || !member) return undefined;
  // Whoever has taken back the consent to marketing hears of no coupons, whatever they allowed before.
  if (coupon && member.consents.marketing?.given === false) return undefined;
  if (coupon && !found.some((one) => one?.state === 'AVAILABLE' && one.memberId === memberId && one.expiresAt > now)) return undefined;
  const ref = consentsRef(appId, account.openId, template.templateId);
  const { consents } = await load({ consents: ref });
  return consents && consents.left > 0 ? { openId: account.openId, template, consents: ref.key } : undefined;
}

async function send({ texts, page }: Note, { openId, template }: Addressee): Promise<Outcome<true>> {
  const { templateId, fields } = template;
  const data = Object.fromEntries(fields.map((field, i) => [field, texts[i] ?? '']));
  return sendSubscribeMessage(await wechatApp(accessTokens), { openid: openId, templateId, data, page });
}

/** WeChat: the person refuses this template, or has no consent left. */
const UNWANTED = 43101;

function sendingOf(outcome: Outcome<true>): Sending {
  if (outcome.ok) return 'done';
  const { kind, code, maybeDone } = outcome.failure;
  if (code === UNWANTED) return 'unwanted';
  if (maybeDone) return 'lost';
  if (kind !== 'NEVER') return 'later';
  log('error', 'subscribe message refused', { code: String(code) });
  return 'never';
}

async function save(ctx: Unnamed, note: Note, rev: number, more: readonly Write[] = []): Promise<void> {
  await commit(ctx, { writes: [replace(noteRow(note), rev), ...more], reply: null });
}
