import type { TagsChanged } from '#members/events';
import type { GoodsReturned, SlipPaid } from '#orders/events';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import { consumer, type Fact, type Reaction } from '#platform/facts';
import { get } from '#platform/table';
import { put } from '#platform/writes';
import type { WalkAdvanced } from './events.ts';
import { followMember } from './steps/follow.ts';
import { takeTurn, walkerOfTurn } from './steps/walk.ts';
import { backRow, boughtRow, walkRef } from './store.ts';

/** What a member bought, kept by its day. */
export const keepBought: Reaction<SlipPaid> = async ({ data }, ctx) => {
  const { memberId, slipId, day } = data;
  if (memberId === undefined) return;
  const lines = data.lines
    .filter(({ gift }) => !gift)
    .map(({ lineKey, cat, brand, qty, netFen }) => ({ lineKey, cat, brand, qty, netFen }));
  await commit(ctx, { writes: [put(boughtRow(memberId, { slipId, day, lines }))], reply: null });
};

/** What came back of it, against the day of the sale. Facts of former times lack that day and are left out. */
export const keepBack: Reaction<GoodsReturned> = async ({ data }, ctx) => {
  const { memberId, slipId, returnId, soldOn } = data;
  if (memberId === undefined || soldOn === undefined) return;
  const lines = data.lines.map(({ lineKey, qty, netFen }) => ({ lineKey, qty, netFen }));
  await commit(ctx, { writes: [put(backRow(memberId, { slipId, returnId, day: soldOn, lines }))], reply: null });
};

type AboutMember = Fact<string, { memberId?: string }>;
const follow: Reaction<AboutMember> = ({ data: { memberId } }, ctx) =>
  memberId === undefined ? Promise.resolve() : followMember(ctx, memberId);

/** Tags of rules are given here: their news brings nothing new. */
const followTags: Reaction<TagsChanged> = ({ data }, ctx) => (data.auto ? Promise.resolve() : followMember(ctx, data.memberId));

export const advance: Reaction<WalkAdvanced> = async ({ scope, data }, ctx: Ctx) => {
  const [walk, walker] = [await get(walkRef(scope, data.jobId)), await walkerOfTurn(scope, data)];
  if (walk && walker) await takeTurn(walk, walker, ctx);
};

export const handler = consumer('segments', {
  'members.member-erased': [follow],
  'members.member-joined': [follow],
  'members.tags-changed': [followTags],
  'members.guide-assigned': [follow],
  'members.consent-changed': [follow],
  'orders.slip-paid': [keepBought, follow],
  'orders.goods-returned': [keepBack, follow],
  'segments.walk-advanced': [advance],
});
