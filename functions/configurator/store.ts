import type { Instant } from '#kernel/instant';
import type { Page } from '#kernel/page';
import { group, type Scope, scopeOfDealer } from '#platform/scope';
import { query, type Ref, type Row } from '#platform/table';
import type { BillLine } from './domain/bill.ts';
import type { Nonstandard } from './domain/configured.ts';
import type { Draft } from './domain/draft.ts';
import type { Choices } from './domain/model.ts';
import type { NonstandardRequest } from './domain/nonstandard-request.ts';
import type { KitShare, PublishedKit } from './domain/published-kit.ts';
import type { PublishedModel } from './domain/published-model.ts';

/**
 * A complete choice of one model version, priced when it was made. Of a kit's part without options the model is the kit, the choices
 * are none.
 */
export type Configuration = {
  rev: number;
  configurationId: string;
  modelId: string;
  modelVersion: number;
  skuId: string;
  choices: Choices;
  text: string;
  priceFen: number;
  /** The kit that it is a part of. */
  kit?: KitShare;
  /** Made to a size off the list; absent for standard products. */
  nonstandard?: Nonstandard;
  /** What it is made of. */
  bill?: readonly BillLine[];
  /** Nobody sells it before the store's manager has agreed. */
  needsApproval?: boolean;
  approvalId?: string;
  approvedUntil?: Instant;
};

const modelPartition = (modelId: string): string => `${group}#MODEL#${modelId}`;

/** One version of a model; without a version, the one that is sold now. */
export function modelRef(modelId: string, version?: number): Ref<PublishedModel> {
  const sk = version === undefined ? 'LIVE' : `V#${String(version).padStart(6, '0')}`;
  return { key: { pk: modelPartition(modelId), sk }, read: (row) => JSON.parse(String(row.model)) as PublishedModel };
}

/** The live row and the pinned one: a quote made before the next publication still finds its version. */
export function modelRows(model: PublishedModel): { live: Row; pinned: Row } {
  // As text: DynamoDB's maps forget the order of their keys, and the order of the options is the author's.
  const text = JSON.stringify(model);
  return {
    live: { ...modelRef(model.modelId).key, model: text, version: model.version },
    pinned: { ...modelRef(model.modelId, model.version).key, model: text },
  };
}

/** What head office works on, with what is sold now. */
export type StoredDraft = {
  modelId: string;
  rev: number;
  skuId: string;
  name: string;
  draft: Draft;
  savedAt: Instant;
  savedByName: string;
  version?: number;
  publishedAt?: Instant;
};

export function draftRef(modelId: string): Ref<StoredDraft> {
  return { key: { pk: modelPartition(modelId), sk: 'DRAFT' }, read: readDraftRow };
}

const readDraftRow = ({ stored, draft, rev }: Row): StoredDraft => ({
  ...(stored as Omit<StoredDraft, 'draft' | 'rev'>),
  draft: JSON.parse(String(draft)) as Draft,
  rev: Number(rev),
});

export function draftRow({ rev, draft, ...stored }: StoredDraft): Row {
  const { modelId, name } = stored;
  return { ...draftRef(modelId).key, gsi1pk: `${group}#MODELS`, gsi1sk: `${name}#${modelId}`, stored, draft: JSON.stringify(draft), rev };
}

/** All models by name: head office has tens of them. */
export async function drafts(): Promise<StoredDraft[]> {
  const page = await query({ index: 'gsi1', pk: `${group}#MODELS`, limit: 200 }, readDraftRow);
  return page.items;
}

export type ModelVersion = { version: number; publishedAt: Instant; publishedByName: string; name: string };

const versionKey = (modelId: string, version: number) => ({
  pk: modelPartition(modelId),
  sk: `VERSION#${String(version).padStart(6, '0')}`,
});

export const versionRow = (modelId: string, version: ModelVersion): Row => ({
  ...versionKey(modelId, version.version),
  published: version,
});

/** Published versions, newest first. */
export async function versionsOf(modelId: string): Promise<ModelVersion[]> {
  const range = { pk: modelPartition(modelId), from: 'VERSION#', to: 'VERSION#~' };
  const page = await query({ ...range, newestFirst: true, limit: 100 }, (row) => row.published as ModelVersion);
  return page.items;
}

export function configurationRef(configurationId: string): Ref<Configuration> {
  return {
    key: { pk: `${group}#CONFIGURATION#${configurationId}`, sk: 'CONFIGURATION' },
    read: readConfiguration,
  };
}

const readConfiguration = (row: Row): Configuration => ({ ...(row.configuration as Configuration), rev: Number(row.rev) });

export function configurationRow({ rev, ...configuration }: Configuration): Row {
  return { ...configurationRef(configuration.configurationId).key, configuration, rev };
}

export function requestRef(scope: Scope, approvalId: string): Ref<NonstandardRequest> {
  return { key: { pk: `${scope}#NONSTANDARD#${approvalId}`, sk: 'REQUEST' }, read: readRequest };
}

const readRequest = (row: Row): NonstandardRequest => ({ ...(row.request as NonstandardRequest), rev: Number(row.rev) });

/** Listed for the store's manager, waiting and decided apart, and for the guide who asked. */
export function requestRow({ rev, ...request }: NonstandardRequest): Row {
  const { approvalId, storeId, askedBy, askedAt, decision } = request;
  const scope = scopeOfDealer(request.dealerId);
  return {
    ...requestRef(scope, approvalId).key,
    gsi1pk: storeRequests(scope, storeId, decision ? 'DECIDED' : 'PENDING'),
    gsi1sk: `${decision?.at ?? askedAt}#${approvalId}`,
    gsi2pk: guideRequests(scope, storeId, askedBy),
    gsi2sk: `${askedAt}#${approvalId}`,
    request,
    rev,
  };
}

type RequestList = 'PENDING' | 'DECIDED';
type PageAsk = { cursor?: string | undefined; limit?: number | undefined };

const storeRequests = (scope: Scope, storeId: string, list: RequestList): string => `${scope}#NONSTANDARDS#${storeId}#${list}`;
const guideRequests = (scope: Scope, storeId: string, personId: string): string => `${scope}#NONSTANDARDS#${storeId}#${personId}`;
const sized = ({ cursor, limit }: PageAsk) => (limit === undefined ? { cursor } : { cursor, limit });

export function requestsOfStore(scope: Scope, storeId: string, list: RequestList, ask: PageAsk): Promise<Page<NonstandardRequest>> {
  const pk = storeRequests(scope, storeId, list);
  return query({ index: 'gsi1', pk, newestFirst: list === 'DECIDED', ...sized(ask) }, readRequest);
}

export function requestsOfGuide(scope: Scope, storeId: string, personId: string, ask: PageAsk): Promise<Page<NonstandardRequest>> {
  return query({ index: 'gsi2', pk: guideRequests(scope, storeId, personId), newestFirst: true, ...sized(ask) }, readRequest);
}

const kitPartition = (kitId: string): string => `${group}#KIT#${kitId}`;

/** One version of a kit; without a version, the one that is sold now. */
export function kitRef(kitId: string, version?: number): Ref<PublishedKit> {
  const sk = version === undefined ? 'LIVE' : `V#${String(version).padStart(6, '0')}`;
  return { key: { pk: kitPartition(kitId), sk }, read: readKit };
}

const readKit = (row: Row): PublishedKit => JSON.parse(String(row.kit)) as PublishedKit;

/** The live row is listed for the guides. As text, like models. */
export function kitRows(kit: PublishedKit): { live: Row; pinned: Row } {
  const text = JSON.stringify(kit);
  const { kitId, name, version } = kit;
  return {
    live: { ...kitRef(kitId).key, gsi1pk: `${group}#KITS`, gsi1sk: `${name}#${kitId}`, kit: text, version },
    pinned: { ...kitRef(kitId, version).key, kit: text },
  };
}

/** All kits by name: head office has tens of them. */
export async function kits(): Promise<PublishedKit[]> {
  return (await query({ index: 'gsi1', pk: `${group}#KITS`, limit: 100 }, readKit)).items;
}
