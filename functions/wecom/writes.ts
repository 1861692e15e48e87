import { Refusal } from '#kernel/refusal';
import type { Ctx } from '#platform/context';
import { dealerIdOf, type Scope } from '#platform/scope';
import { create, put, type Write } from '#platform/writes';
import { type Batch, RECIPIENTS_MAX } from './domain/batch.ts';
import type { Push } from './domain/push.ts';
import { type BatchQueued, batchQueued } from './events.ts';
import { type Asked, contentOf } from './steps/content.ts';
import { linkTo } from './steps/tracked.ts';
import { batchOfMemberRef, batchRow, newPush } from './store.ts';

export { RECIPIENTS_MAX } from './domain/batch.ts';

/** What a campaign's customers will read, as a single message of the same content. Refuses MESSAGE_EMPTY, TEMPLATE_UNFIT, SKU_UNKNOWN. */
export const wordsOf = (ctx: Ctx, scope: Scope, asked: Asked) => contentOf(ctx, scope, asked, undefined);

type Wanted = {
  scope: Scope;
  campaignId: string;
  guide: { personId: string; name: string; userId: string };
  store: { storeId: string; name: string };
  kind: Push['kind'];
  content: Awaited<ReturnType<typeof wordsOf>>;
  /** At most RECIPIENTS_MAX, each in contact with the guide. */
  customers: readonly { memberId: string; externalUserId: string }[];
  until: string;
};

/**
 * A message of one guide to several customers, each with a push of their own behind the common link: three items of the transaction
 * for each, and one. A reaction hands it to WeCom, where the guide confirms it once.
 */
export function queueBatch(ctx: Ctx, wanted: Wanted): { batchId: string; writes: Write[]; facts: BatchQueued[] } {
  const { scope, campaignId, guide, store, kind, content, customers, until } = wanted;
  if (customers.length === 0 || customers.length > RECIPIENTS_MAX) throw new Refusal('BAD_REQUEST', { field: 'memberIds' });
  const batchId = ctx.newId('message');
  const dealerId = dealerIdOf(scope);
  const { personId, userId } = guide;
  const recipients = customers.map((one) => ({ ...one, messageId: ctx.newId('message'), state: 'WAITING' as const }));
  const batch: Batch = {
    ...{ batchId, rev: 1, dealerId, personId, userId, campaignId, text: content.text, recipients, until },
    ...(content.offer ? { link: linkTo(batchId), offer: content.offer } : {}),
    ...{ state: 'QUEUED', at: ctx.now, tries: 0, dueAt: ctx.now },
  };
  const places = { dealerId, storeId: store.storeId, storeName: store.name, guideId: personId, guideName: guide.name, kind, campaignId };
  const offer = content.offer ?? { subject: '', detail: '' };
  const pushes = recipients.map(({ messageId, memberId }): Push => ({ messageId, ...places, ...offer, memberId, madeAt: ctx.now }));
  return {
    batchId,
    writes: [
      create(batchRow(batch)),
      ...pushes.flatMap(newPush),
      ...recipients.map(({ memberId }) => put({ ...batchOfMemberRef(memberId).key, batchId })),
    ],
    facts: [batchQueued(batch)],
  };
}
