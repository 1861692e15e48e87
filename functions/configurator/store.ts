import { group } from '#platform/scope';
import type { Ref, Row } from '#platform/table';
import type { Choices } from './domain/model.ts';
import type { PublishedModel } from './domain/published-model.ts';

/** A complete choice of one model version, priced when it was made. */
export type Configuration = {
  configurationId: string;
  modelId: string;
  modelVersion: number;
  skuId: string;
  choices: Choices;
  text: string;
  priceFen: number;
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

export function configurationRef(configurationId: string): Ref<Configuration> {
  return {
    key: { pk: `${group}#CONFIGURATION#${configurationId}`, sk: 'CONFIGURATION' },
    read: (row) => row.configuration as Configuration,
  };
}

export function configurationRow(configuration: Configuration): Row {
  return { ...configurationRef(configuration.configurationId).key, configuration };
}
