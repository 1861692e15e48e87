import type * as z from 'zod';
import type { Instant } from '#kernel/instant';
import { signedLink } from '#media/queries';
import type { configuratorContract } from '../contract.ts';
import { type NonstandardRequest, openUntil, requestStateAt, sellableUntil } from '../domain/nonstandard-request.ts';

type Reply = z.input<(typeof configuratorContract)['POST /configurator/requests']['reply']>;

export function requestView(request: NonstandardRequest, now: Instant): Reply {
  const { decision, drawings, ...rest } = request;
  return {
    ...rest,
    state: requestStateAt(request, now),
    drawings: drawings.map((key) => ({ url: signedLink(key, now), isPicture: !key.endsWith('.pdf') })),
    until: decision ? sellableUntil(decision.at) : openUntil(request),
    ...(decision ? { decidedByName: decision.byName, decidedAt: decision.at } : {}),
    ...(decision?.note === undefined ? {} : { decisionNote: decision.note }),
  };
}
