import { epochMs, type Instant, plusDays } from '#kernel/instant';
import type { Page } from '#kernel/page';
import { group, type Scope, scopeOfDealer } from '#platform/scope';
import { due, dueRows } from '#platform/sweep';
import { type Key, query, type Ref, type Row } from '#platform/table';
import type { FlowPlace, GivenPlace } from './domain/flow.ts';
import type { LeadSource } from './domain/lead-source.ts';
import { type Placing, takesAll } from './domain/placing.ts';
import { type LeadConfig, standardConfig } from './steps/config.ts';
import type { LeadJob } from './steps/job.ts';
import { guideOf, type LeadRecord } from './steps/record.ts';
import type { Received } from './steps/source-view.ts';
import type { TimelineEntry } from './steps/timeline.ts';

export const LEAD_DUE = 'lead-clock';

const leadKey = (scope: Scope, leadId: string, sk = 'LEAD'): Key => ({ pk: `${scope}#LEAD#${leadId}`, sk });

export const leadRef = (scope: Scope, leadId: string): Ref<LeadRecord> => ({ key: leadKey(scope, leadId), read: readLead });

function readLead(row: Row): LeadRecord {
  const record = row.record as LeadRecord;
  return { ...record, lead: { ...record.lead, rev: row.rev ?? 1 } };
}

/** Listed by store and stage (gsi1, longest in the stage first), by guide or in the store's pool (gsi2); due while somebody owns it. */
export function leadRow(record: LeadRecord): Row {
  const { lead, storeId, clock } = record;
  const scope = scopeOfDealer(lead.dealerId);
  const { rev: _, ...described } = lead;
  const guideId = guideOf(lead);
  const ended = lead.state.kind === 'WON' || lead.state.kind === 'LOST';
  const listed =
    lead.state.kind === 'POOL'
      ? { gsi2pk: poolOf(scope, storeId), gsi2sk: `${lead.state.since}#${lead.id}` }
      : guideId !== undefined && { gsi2pk: ofGuide(scope, guideId, ended), gsi2sk: `${stageOrder(lead)}${lead.stageSince}#${lead.id}` };
  return {
    ...leadKey(scope, lead.id),
    gsi1pk: inStage(scope, storeId, lead),
    gsi1sk: `${lead.stageSince}#${lead.id}`,
    ...listed,
    ...(clock ? due(LEAD_DUE, lead.id, clock.dueAt) : {}),
    v: 1,
    record: { ...record, lead: described },
  };
}

type Stage = { pipelineId: string; stage: string };
const inStage = (scope: Scope, storeId: string, at: Stage): string => `${scope}#LEADS-IN#${storeId}#${at.pipelineId}#${at.stage}`;
const ofGuide = (scope: Scope, guideId: string, ended: boolean): string => `${scope}#LEADS-OF#${guideId}#${ended ? 'ENDED' : 'OPEN'}`;
const poolOf = (scope: Scope, storeId: string): string => `${scope}#LEAD-POOL#${storeId}`;
const stageOrder = ({ pipelineId, stage }: Stage): string => `${pipelineId}#${stage}#`;

export type Asked = { limit?: number | undefined; cursor?: string | undefined };
const paged = ({ limit, cursor }: Asked) => ({ cursor, ...(limit === undefined ? {} : { limit }) });
type StageAsked = Asked & Stage & { ended: boolean };

/** Open stages: longest in the stage first; ended ones newest first. */
export const leadsInStage = (scope: Scope, storeId: string, asked: StageAsked): Promise<Page<LeadRecord>> =>
  query({ index: 'gsi1', pk: inStage(scope, storeId, asked), newestFirst: asked.ended, ...paged(asked) }, readLead);

export const leadsOfGuideInStage = (scope: Scope, guideId: string, asked: StageAsked): Promise<Page<LeadRecord>> => {
  const pk = ofGuide(scope, guideId, asked.ended);
  return query({ index: 'gsi2', pk, begins: stageOrder(asked), newestFirst: asked.ended, ...paged(asked) }, readLead);
};

/** All that a guide works on: bounded by the guide's cap, so one query. */
export const openLeadsOf = async (scope: Scope, guideId: string): Promise<LeadRecord[]> =>
  (await query({ index: 'gsi2', pk: ofGuide(scope, guideId, false), limit: 1000 }, readLead)).items;

export const leadsInPool = (scope: Scope, storeId: string, asked: Asked): Promise<Page<LeadRecord>> =>
  query({ index: 'gsi2', pk: poolOf(scope, storeId), ...paged(asked) }, readLead);

export const leadsDue = (now: Instant): Promise<LeadRecord[]> => dueRows(LEAD_DUE, now, readLead);

// What happened to a lead, newest last, under the lead's own key.

export const timelineRow = (scope: Scope, leadId: string, entry: TimelineEntry): Row => ({
  ...leadKey(scope, leadId, `T#${entry.at}#${entry.entryId}`),
  entry,
});
export const timelineOf = (scope: Scope, leadId: string, cursor?: string): Promise<Page<TimelineEntry>> =>
  query({ pk: leadKey(scope, leadId).pk, begins: 'T#', newestFirst: true, limit: 50, cursor }, (row) => row.entry as TimelineEntry);

/** One line of the history, by the instant and id that its list named. */
export const timelineRef = (scope: Scope, leadId: string, at: Instant, entryId: string): Ref<TimelineEntry> => ({
  key: leadKey(scope, leadId, `T#${at}#${entryId}`),
  read: (row) => row.entry as TimelineEntry,
});
export const timelineBetween = async (scope: Scope, leadId: string, from: Instant, to: Instant): Promise<TimelineEntry[]> =>
  (await query({ pk: leadKey(scope, leadId).pk, from: `T#${from}`, to: `T#${to}~`, limit: 50 }, (row) => row.entry as TimelineEntry)).items;

// Open leads by whose they are: one a number, found by a member, one a slip.

type Pointer = { leadId: string };
const pointer = (key: Key): Ref<Pointer> => ({ key, read: (row) => ({ leadId: String(row.leadId) }) });

export const leadOfPhoneRef = (scope: Scope, mobileIndex: string): Ref<Pointer> =>
  pointer({ pk: `${scope}#LEAD-PHONE#${mobileIndex}`, sk: 'LEAD-PHONE' });
export const leadOfSlipRef = (scope: Scope, slipId: string): Ref<Pointer> =>
  pointer({ pk: `${scope}#LEAD-SLIP#${slipId}`, sk: 'LEAD-SLIP' });

const ofMember = (scope: Scope, memberId: string): string => `${scope}#LEAD-MEMBER#${memberId}`;
export const leadOfMemberKey = (scope: Scope, memberId: string, leadId: string): Key => ({ pk: ofMember(scope, memberId), sk: leadId });
/** Ids of a member's open leads here, oldest first; two only if two numbers belong to one member. */
export const openLeadIdsOfMember = async (scope: Scope, memberId: string): Promise<string[]> =>
  (await query({ pk: ofMember(scope, memberId) }, (row) => row.sk)).items;

// Counters, moved in the transaction of the lead they count.

/** How many open leads a guide has in the dealer. */
export const loadRef = (scope: Scope, guideId: string): Ref<{ open: number }> => ({
  key: { pk: `${scope}#LEAD-LOAD#${guideId}`, sk: 'LEAD-LOAD' },
  read: (row) => ({ open: Number(row.open) }),
});

/** One row per guide and stage, the pool's over shards: no two people's work meets in one row, and a store is still one query. */
export type TallyRow = Stage & { owner: string; name?: string; ended: boolean; count: number; sumFen: number; overdue: number };
export const POOL_OWNER = 'POOL';
const POOL_SHARDS = 8;

export const shardOf = (leadId: string): number => (leadId.codePointAt(leadId.length - 1) ?? 0) % POOL_SHARDS;
const tallyPk = (scope: Scope, storeId: string): string => `${scope}#LEAD-TALLY#${storeId}`;

export function tallyKey(scope: Scope, { storeId, lead }: LeadRecord): Key {
  const owner = guideOf(lead) ?? `${POOL_OWNER}~${shardOf(lead.id)}`;
  return { pk: tallyPk(scope, storeId), sk: `${owner}#${lead.pipelineId}#${lead.stage}` };
}

export async function tallyOf(scope: Scope, storeId: string, guideId?: string): Promise<TallyRow[]> {
  const range = guideId === undefined ? {} : { begins: `${guideId}#` };
  const page = await query({ pk: tallyPk(scope, storeId), ...range, limit: 1000 }, readTally);
  return page.items;
}

function readTally(row: Row): TallyRow {
  const [owner = '', pipelineId = '', stage = ''] = row.sk.split('#');
  const number = (name: string): number => Number(row[name] ?? 0);
  const name = row.name === undefined ? {} : { name: String(row.name) };
  const [kind = ''] = owner.split('~');
  return {
    owner: kind,
    ...name,
    pipelineId,
    stage,
    ended: row.ended === true,
    count: number('count'),
    sumFen: number('sumFen'),
    overdue: number('overdue'),
  };
}

// What went through the stages, and what guides were given: one partition a store and month, so that a funnel is one query at any size.

const flowPk = (scope: Scope, storeId: string, month: string): string => `${scope}#LEAD-FLOW#${storeId}#${month}`;

export const flowKey = (scope: Scope, storeId: string, { month, guideId, source, pipelineId, stage }: FlowPlace, shard: number): Key => ({
  pk: flowPk(scope, storeId, month),
  sk: `STAGE#${guideId ?? `${POOL_OWNER}~${shard}`}#${source}#${pipelineId}#${stage}`,
});
export const givenKey = (scope: Scope, storeId: string, { month, guideId, source, grade = '' }: GivenPlace): Key => ({
  pk: flowPk(scope, storeId, month),
  sk: `GIVEN#${guideId}#${source}#${grade}`,
});

/** Rows of guides × sources × stages: few pages, however many leads. */
export async function flowRowsOf(scope: Scope, storeId: string, month: string): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  do {
    const page = await query({ pk: flowPk(scope, storeId, month), limit: 1000, cursor }, (row) => row);
    rows.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return rows;
}

/** What a store's guides take: one row each, written by their manager and, for the duty, by themselves. Who has none takes everything. */
export const teamKey = (scope: Scope, storeId: string, guideId: string): Key => ({ pk: `${scope}#LEAD-TEAM#${storeId}`, sk: guideId });
export const teamOf = async (scope: Scope, storeId: string): Promise<Placing[]> =>
  (await query({ pk: teamKey(scope, storeId, '').pk, limit: 1000 }, (row) => ({ ...takesAll(row.sk), ...(row.placing as Placing) }))).items;
export const placingRow = (scope: Scope, storeId: string, placing: Placing): Row => ({
  ...teamKey(scope, storeId, placing.guideId),
  v: 1,
  placing,
});

// Ways by which leads come in from outside: found by their own id, since who pushes has no scope; listed by dealer.

export const sourceRef = (sourceId: string): Ref<LeadSource> => ({
  key: { pk: `${group}#LEAD-SOURCE#${sourceId}`, sk: 'LEAD-SOURCE' },
  read: (row) => row.source as LeadSource,
});
const sourcesPk = (scope: Scope): string => `${scope}#LEAD-SOURCES`;
export const sourceRow = (source: LeadSource): Row => ({
  ...sourceRef(source.sourceId).key,
  gsi1pk: sourcesPk(scopeOfDealer(source.dealerId)),
  gsi1sk: source.sourceId,
  v: 1,
  source,
});
export const sourcesOf = (scope: Scope, asked: Asked): Promise<Page<LeadSource>> =>
  query({ index: 'gsi1', pk: sourcesPk(scope), ...paged(asked) }, (row) => row.source as LeadSource);
export const receivedRef = (sourceId: string): Ref<Received> => ({
  key: { ...sourceRef(sourceId).key, sk: 'RECEIVED' },
  read: ({ received = 0, lastAt, unreadAt }) => ({
    received: Number(received),
    ...(lastAt === undefined ? {} : { lastAt: String(lastAt) }),
    ...(unreadAt === undefined ? {} : { unreadAt: String(unreadAt) }),
  }),
});
/** A platform's own number of a lead: taken once. */
export const takenRef = (sourceId: string, key: string): Ref<Pointer> => pointer({ pk: `${group}#LEAD-TAKEN#${sourceId}`, sk: key });

// A dealer's pipelines and clocks: one row.

export const configRef = (scope: Scope): Ref<LeadConfig> => ({
  key: { pk: `${scope}#LEAD-CONFIG`, sk: 'LEAD-CONFIG' },
  read: (row) => ({ ...standardConfig, ...(row.config as Partial<LeadConfig>) }),
});
export const configRow = (scope: Scope, config: LeadConfig): Row => ({ ...configRef(scope).key, v: 1, rev: config.version, config });

// Long work over many leads, kept a week after it was asked for.

export const jobRef = (scope: Scope, jobId: string): Ref<LeadJob> => ({
  key: { pk: `${scope}#LEAD-JOB#${jobId}`, sk: 'LEAD-JOB' },
  read: (row) => ({ ...(row.job as LeadJob), rev: row.rev ?? 1 }),
});
export function jobRow({ rev: _, ...job }: LeadJob, now: Instant): Row {
  const ttl = Math.floor(epochMs(plusDays(now, 7)) / 1000);
  return { ...jobRef(scopeOfDealer(job.dealerId), job.jobId).key, v: 1, ttl, job };
}

/** How many numbers a person has looked up on a day. */
export const revealsRef = (scope: Scope, personId: string, day: string): Ref<{ count: number }> => ({
  key: { pk: `${scope}#LEAD-REVEALS#${personId}`, sk: day },
  read: (row) => ({ count: Number(row.count) }),
});
export const revealsTtl = (now: Instant): number => Math.floor(epochMs(plusDays(now, 7)) / 1000);
