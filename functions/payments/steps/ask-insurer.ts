import { skuRef } from '#catalogue/queries';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import { get } from '#platform/table';
import { replace } from '#platform/writes';
import { askedAgain, declined, ended, issued, numberOf, type Policy, type PolicyEnding, toEnd } from '../domain/policy.ts';
import { endPolicy, issuePolicy } from '../gateways/insurer.ts';
import { policyRow } from '../store.ts';

/** Asks the insurer for what it has not answered yet: to issue the policy, then to end what came back. The same numbers every time. */
export async function askInsurer(ctx: Ctx, policy: Policy): Promise<void> {
  const end = toEnd(policy);
  const next = end ? await afterEnd(policy, end, ctx) : await afterIssue(policy, ctx);
  await commit(ctx, { writes: [replace(policyRow(next), policy.rev)], reply: null });
}

async function afterIssue(policy: Policy, { now }: Ctx): Promise<Policy> {
  const { item, serials, pieces, premiumFen, skuId } = policy;
  const plan = (await get(skuRef(skuId)))?.code ?? skuId;
  const answer = await issuePolicy({ no: numberOf(policy), plan, item, serials, pieces, premiumFen });
  if (answer.ok) return answer.value.state === 'ISSUED' ? issued(policy, answer.value, now) : declined(policy, answer.value.reason, now);
  const { kind, code = '', message = '' } = answer.failure;
  return kind === 'NEVER' ? declined(policy, message || code, now) : askedAgain(policy, undefined, now);
}

async function afterEnd(policy: Policy, { endId, pieces, premiumFen }: PolicyEnding, { now }: Ctx): Promise<Policy> {
  const answer = await endPolicy({ no: endId, policy: numberOf(policy), pieces, premiumFen });
  if (answer.ok && answer.value.state === 'DONE') return ended(policy, endId, now);
  return askedAgain(policy, answer.ok ? undefined : answer.failure.message || answer.failure.code, now);
}
