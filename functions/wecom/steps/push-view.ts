import type * as z from 'zod';
import type { wecomContract } from '#wecom/contract';
import type { Push, Trail } from '../domain/push.ts';

type View = z.input<(typeof wecomContract)['POST /wecom/pushes/{messageId}/opens']['reply']>;

/** What a customer, perhaps not known by name yet, sees behind the link. */
export function pushView(push: Push, trail: Trail | undefined, memberId: string | undefined): View {
  const { messageId, kind, subject, detail, storeName, guideName, priceFen, endsAt } = push;
  const isMine = memberId !== undefined && memberId === (trail?.claimedBy ?? push.memberId);
  const couponId = trail?.couponId ?? push.couponId;
  return {
    ...{ messageId, kind, subject, detail, storeName, guideName },
    ...(priceFen === undefined ? {} : { priceFen }),
    ...(endsAt === undefined ? {} : { endsAt }),
    coupon: couponState(push, couponId, isMine, memberId),
    ...(couponId !== undefined && isMine ? { couponId } : {}),
  };
}

function couponState(push: Push, couponId: string | undefined, isMine: boolean, memberId: string | undefined): View['coupon'] {
  if (push.kind !== 'coupon') return 'NONE';
  if (couponId !== undefined) return isMine ? 'YOURS' : 'ELSEWHERE';
  return push.memberId === undefined || memberId === undefined || isMine ? 'TO_CLAIM' : 'ELSEWHERE';
}
