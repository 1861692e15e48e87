import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import type { wecomContract } from '../contract.ts';
import { type PushOpened, pushNews } from '../events.ts';
import { pushBehind } from '../steps/push-behind.ts';
import { pushView } from '../steps/push-view.ts';
import { openedAt } from '../store.ts';

type Open = Handler<(typeof wecomContract)['POST /wecom/pushes/{messageId}/opens']>;

/** The customer taps the card. The first tap counts; one of our own people who looks does not, nor somebody unknown with a common link. */
export const openPush: Open = async ({ params: { messageId } }, ctx) => {
  const memberId = ctx.session.kind === 'customer' ? ctx.session.memberId : undefined;
  const { push, trail, common } = await pushBehind(messageId, memberId);
  const view = pushView(push, trail, memberId);
  if (common || ctx.session.kind === 'staff' || trail?.openedAt !== undefined) return { ...view, messageId };
  const facts = [pushNews<PushOpened>('wecom.push-opened', push)];
  try {
    await commit(ctx, { writes: [openedAt(push, ctx.now)], facts, reply: null });
  } catch (error) {
    // Two taps at once: the other one was counted.
    if (!(error instanceof Refusal && error.code === 'CHANGED')) throw error;
  }
  return { ...view, messageId };
};
