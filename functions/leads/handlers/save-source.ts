import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { dealerIdOf, dealerScope } from '#platform/scope';
import { load } from '#platform/table';
import { put } from '#platform/writes';
import type { leadsContract } from '../contract.ts';
import { type LeadSource, presets } from '../domain/lead-source.ts';
import { refuseForeign } from '../steps/sight.ts';
import { keyOf } from '../steps/source-key.ts';
import { sourceView } from '../steps/source-view.ts';
import { receivedRef, sourceRef, sourceRow } from '../store.ts';

/** A source belongs to the dealer that made it; its key is shown to whoever may set it. */
export const saveSource: Handler<(typeof leadsContract)['PUT /leads/sources/{sourceId}']> = async ({ params, body }, ctx) => {
  const scope = dealerScope(ctx.session, body.dealerId);
  const { storeId, name, platform, active, newKey, fields = presets[platform] } = body;
  await refuseForeign(ctx, { scope, storeId });
  const { sourceId } = params;
  const { known, seen } = await load({ known: sourceRef(sourceId), seen: receivedRef(sourceId) });
  if (known && known.dealerId !== dealerIdOf(scope)) throw new Refusal('SOURCE_ELSEWHERE');
  const keyNo = (known?.keyNo ?? 1) + (known && newKey ? 1 : 0);
  const source: LeadSource = {
    sourceId,
    name,
    platform,
    dealerId: dealerIdOf(scope),
    storeId,
    active,
    keyNo,
    fields: withoutEmpty(fields),
  };
  const audit = [{ scope, storeId, what: 'leads.source-saved', targetId: sourceId, after: { keyNo, active: active ? 1 : 0 } }];
  const isNew = known === undefined || newKey;
  // The key itself never goes into the row that remembers the reply; whoever asks again gets that of what was saved then.
  const saved = await commit(ctx, { writes: [put(sourceRow(source))], audit, reply: { source, isNew } });
  return { ...sourceView(saved.source, seen), ...(saved.isNew ? { key: await keyOf(saved.source) } : {}) };
};

type Wire = { [K in keyof LeadSource['fields']]: LeadSource['fields'][K] | undefined };

function withoutEmpty({ key, mobile, ...more }: Wire & Pick<LeadSource['fields'], 'key' | 'mobile'>): LeadSource['fields'] {
  return { key, mobile, ...Object.fromEntries(Object.entries(more).filter(([, path]) => path !== undefined)) };
}
