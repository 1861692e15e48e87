import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { group } from '#platform/scope';
import { get } from '#platform/table';
import type { pricingContract } from '#pricing/contract';
import { DEFAULT_POINTS_RULE, type PointsRule } from '../domain/points-rule.ts';
import { liveWrite } from '../steps/write-promotion.ts';
import { groupLiveRef, type LiveRow } from '../store.ts';

type Contract = typeof pricingContract;

const shown = (live: LiveRow | undefined) => {
  return { ...(live?.pointsRule ?? DEFAULT_POINTS_RULE), version: live?.version ?? 0 };
};

export const showPointsRule: Handler<Contract['GET /pricing/points-rule']> = async () => shown(await get(groupLiveRef()));

/** `version` is the one that was read: two people do not overwrite each other. Slips from now on earn by the new rule. */
export const setPointsRule: Handler<Contract['PUT /pricing/points-rule']> = async ({ body: { version, ...pointsRule } }, ctx) => {
  const before = await get(groupLiveRef());
  if ((before?.version ?? 0) !== version) throw new Refusal('CHANGED');
  const after: LiveRow = { promotions: [], ...before, pointsRule, version: version + 1 };
  const figures = ({ fenPerPoint, liveMonths }: PointsRule) => ({ fenPerPoint, liveMonths });
  const [was, is] = [figures(before?.pointsRule ?? DEFAULT_POINTS_RULE), figures(pointsRule)];
  const audit = { scope: group, what: 'pricing.points-rule-set', targetId: 'points-rule', before: was, after: is };
  return commit(ctx, { writes: [liveWrite(group, before, after)], audit: [audit], reply: shown(after) });
};
