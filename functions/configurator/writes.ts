import type { Id } from '#kernel/id';
import { create, type Write } from '#platform/writes';
import { billOf } from './domain/bill.ts';
import { configured } from './domain/configured.ts';
import type { Choices } from './domain/model.ts';
import type { KitShare, PublishedPart } from './domain/published-kit.ts';
import type { PublishedModel } from './domain/published-model.ts';
import { type Configuration, configurationRow } from './store.ts';

/**
 * A new configuration of one model version: feasibility, words, price and materials are worked out here. Refuses
 * CONFIGURATION_IMPOSSIBLE, CONFIGURATION_INCOMPLETE, CONFIGURATION_UNPRICED, SIZE_STEP, SIZE_RANGE.
 */
export function createConfiguration(model: PublishedModel, asked: Choices, configurationId: Id<'configuration'>, kit?: KitShare) {
  const { choices, text, priceFen, nonstandard } = configured(model, asked);
  const { modelId, version, skuId, settings, diagram } = model;
  const bill = billOf(settings?.bom ?? [], choices, diagram.price?.tables ?? {});
  const configuration: Configuration = {
    rev: 1,
    ...{ configurationId, modelId, modelVersion: version, skuId, choices, text, priceFen },
    ...(kit ? { kit } : {}),
    ...(nonstandard ? { nonstandard } : {}),
    ...(nonstandard?.needsApproval ? { needsApproval: true } : {}),
    ...(bill.length > 0 ? { bill } : {}),
  };
  const write: Write = create(configurationRow(configuration));
  return { configuration, write };
}

/** A kit's part that has no options, at the price that the kit pins. */
export function createPlainPart(part: PublishedPart & { priceFen: number }, kit: KitShare, configurationId: Id<'configuration'>) {
  const { name, skuId, priceFen } = part;
  const { kitId: modelId, kitVersion: modelVersion } = kit;
  const configuration: Configuration = { rev: 1, configurationId, modelId, modelVersion, skuId, choices: {}, text: name, priceFen, kit };
  return { configuration, write: create(configurationRow(configuration)) };
}
