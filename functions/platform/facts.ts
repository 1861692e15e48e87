import { dayOf, type Instant } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import { type Ctx, systemContext } from '#platform/context';
import { errorFields, log } from '#platform/log';
import type { Scope } from '#platform/scope';
import { actorOf } from '#platform/session';
import type { Row } from '#platform/table';

/** What a rule says has happened. Types are '<context>.<thing>-<past participle>'; fields are added, never renamed. */
export type Announcement<T extends string = string, D = unknown> = { type: T; scope: Scope; data: D };

/** A fact as consumers read it: at least once, in any order. */
export type Fact<T extends string = string, D = unknown> = Announcement<T, D> & { id: string; version: 1; at: Instant; actor: string };

export const FACT_PREFIX = 'FACT#';

/** The outbox row, written in the action's own transaction; the table's stream carries it out. Listed by day for replays. */
export function factRow(ctx: Ctx, { type, scope, data }: Announcement): Row {
  const id = ctx.newId('fact');
  return {
    pk: `${FACT_PREFIX}${id}`,
    sk: 'FACT',
    gsi1pk: `FACTS#${dayOf(ctx.now)}#${id.slice(-1)}`,
    gsi1sk: id,
    fact: { id, type, version: 1, scope, at: ctx.now, actor: actorOf(ctx.session), data },
  };
}

/** Reacts to one kind of fact, once: `ctx.action` is the fact's id, so that committing it a second time changes nothing. */
export type Reaction<F extends Fact = Fact> = (fact: F, ctx: Ctx) => Promise<void>;
export type Reactions = Readonly<Record<string, readonly Reaction<never>[]>>;

type QueueEvent = { Records: { messageId: string; body: string }[] };
type QueueAnswer = { batchItemFailures: { itemIdentifier: string }[] };

/** The Lambda entry of a context's queue. Messages that fail are named, so that only these are delivered again. */
export function consumer(context: string, reactions: Reactions): (event: QueueEvent) => Promise<QueueAnswer> {
  return async (event) => {
    const batchItemFailures: QueueAnswer['batchItemFailures'] = [];
    for (const record of event.Records) {
      const done = await react(context, reactions, record.body);
      if (!done) batchItemFailures.push({ itemIdentifier: record.messageId });
    }
    return { batchItemFailures };
  };
}

async function react(context: string, reactions: Reactions, body: string): Promise<boolean> {
  const fact = (JSON.parse(body) as { detail: Fact }).detail;
  const list = reactions[fact.type] ?? [];
  for (const [index, reaction] of list.entries()) {
    const ctx = systemContext(`${context}.${index}.${fact.type}`, fact.id);
    try {
      await reaction(fact as never, ctx);
    } catch (error) {
      // A repetition met its own first run: done already.
      if (error instanceof Refusal && error.code === 'KEY_REUSED') continue;
      const why = error instanceof Refusal ? { code: error.code } : errorFields(error);
      log('error', 'reaction failed', { consumer: context, factId: fact.id, factType: fact.type, ...why });
      return false;
    }
  }
  return true;
}
