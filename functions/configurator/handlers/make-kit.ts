import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { getOrRefuse, load } from '#platform/table';
import type { configuratorContract } from '../contract.ts';
import { kitPrice } from '../domain/kit.ts';
import { choicesOfPart } from '../domain/kit-model.ts';
import { kitChoices } from '../domain/kit-sizes.ts';
import type { PublishedKit, PublishedPart } from '../domain/published-kit.ts';
import type { PublishedModel } from '../domain/published-model.ts';
import { kitRef, modelRef } from '../store.ts';
import { createConfiguration, createPlainPart } from '../writes.ts';

type Contract = typeof configuratorContract;

/** Every part becomes a configuration of its own that knows its kit: each is a line, is priced, made and returned like any other. */
export const makeKit: Handler<Contract['POST /configurator/kits/{kitId}/made']> = async ({ params, body }, ctx) => {
  const kit = await getOrRefuse(kitRef(params.kitId));
  if (kit.version !== body.kitVersion) throw new Refusal('KIT_CHANGED');
  const models = await modelsOf(kit);
  const choices = kitChoices(kit, models, body.choices);
  const madeId = ctx.newId('configuration');
  const made = kit.parts.map((part) => {
    const share = shareOf(kit, part, madeId);
    const configurationId = ctx.newId('configuration');
    if (!('modelId' in part)) return { part, ...createPlainPart(part, share, configurationId) };
    const model = models.get(part.modelId);
    if (!model) throw new Refusal('NOT_FOUND');
    const own = choicesOfPart(kit, { key: part.key, names: part.options }, choices);
    return { part, ...createConfiguration(model, own, configurationId, share) };
  });
  const priced = made.map(({ part, configuration }) => ({ key: part.key, price: configuration.priceFen, qty: part.qty }));
  const price = kitPrice({ ...ratedBelow(kit, priced), shared: [], parts: priced }, {});
  if (!price.accepted) throw new Refusal('CONFIGURATION_IMPOSSIBLE');
  const parts = made.map(({ part: { key, name, qty }, configuration }) => ({
    ...{ key, name, qty, skuId: configuration.skuId, configurationId: configuration.configurationId, text: configuration.text },
    ...(configuration.needsApproval ? { needsApproval: true } : {}),
    netFen: price.netsFen[key] ?? 0,
    priced: configuration,
  }));
  const { sumFen, kitPriceFen: priceFen } = price;
  return commit(ctx, { writes: made.map(({ write }) => write), reply: { madeId, name: kit.name, sumFen, priceFen, parts } });
};

async function modelsOf({ parts }: PublishedKit): Promise<Map<string, PublishedModel>> {
  const pinned = new Map(parts.flatMap((part) => ('modelId' in part ? [[part.modelId, part.modelVersion] as const] : [])));
  const { models } = await load({ models: [...pinned].map(([modelId, version]) => modelRef(modelId, version)) });
  return new Map(models.flatMap((model) => (model ? [[model.modelId, model] as const] : [])));
}

function shareOf({ kitId, version, name, parts, rateBp, priceFen, roundTo }: PublishedKit, part: PublishedPart, madeId: string) {
  const rate = { roundTo, ...(rateBp === undefined ? {} : { rateBp }), ...(priceFen === undefined ? {} : { priceFen }) };
  const { key, name: partName, qty } = part;
  return { ...rate, madeId, kitId, kitVersion: version, name, part: key, partName, qty, parts: parts.length };
}

/** A price of its own is never above what the parts cost. */
function ratedBelow({ rateBp, priceFen, roundTo }: PublishedKit, parts: readonly { price: number; qty: number }[]) {
  if (priceFen === undefined) return { rateBp: rateBp ?? 10000, roundTo };
  return {
    price: Math.min(
      priceFen,
      parts.reduce((sum, { price, qty }) => sum + price * qty, 0),
    ),
  };
}
