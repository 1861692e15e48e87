import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import type { Scope } from '#platform/scope';
import { load } from '#platform/table';
import { followQuote, type Quoting } from '../domain/quoting.ts';
import { configRef, leadRef } from '../store.ts';
import { pipelineOf, standardConfig } from './config.ts';
import { clocked } from './record.ts';
import { changeWrites, told } from './save.ts';

/** The lead after what became of a quote for its customer; nothing where it changes nothing. */
export async function quoteFollowed(scope: Scope, leadId: string, quoting: Quoting, ctx: Ctx): Promise<void> {
  const { record, config = standardConfig } = await load({ record: leadRef(scope, leadId), config: configRef(scope) });
  const followed = record && followQuote(record.lead, quoting, pipelineOf(config, record.lead), ctx.now);
  if (!record || !followed) return;
  const after = clocked({ ...record, lead: followed.lead }, config);
  const news = followed.facts.map((fact) => told(fact, after, ctx));
  await commit(ctx, {
    writes: [...changeWrites(record, after), ...news.map(({ write }) => write)],
    facts: news.map((one) => one.news),
    reply: null,
  });
}
