import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { load } from '#platform/table';
import type { wecomContract } from '../contract.ts';
import { type PushOpened, pushNews } from '../events.ts';
import { pushView } from '../steps/push-view.ts';
import { openedAt, pushRef, trailRef } from '../store.ts';

type Open = Handler<(typeof wecomContract)['POST /wecom/pushes/{messageId}/opens']>;

/** The customer taps the card. The first tap counts; one of our own people who looks does not. */
export const openPush: Open = async ({ params: { messageId } }, ctx) => {
  const { push, trail } = await load({ push: pushRef(messageId), trail: trailRef(messageId) });
  if (!push) throw new Refusal('NOT_FOUND');
  const memberId = ctx.session.kind === 'customer' ? ctx.session.memberId : undefined;
  const view = pushView(push, trail, memberId);
  if (ctx.session.kind === 'staff' || trail?.openedAt !== undefined) return view;
  const facts = [pushNews<PushOpened>('wecom.push-opened', push)];
  try {
    await commit(ctx, { writes: [openedAt(push, ctx.now)], facts, reply: null });
  } catch (error) {
    // Two taps at once: the other one was counted.
    if (!(error instanceof Refusal && error.code === 'CHANGED')) throw error;
  }
  return view;
};
