import { gzipSync } from 'node:zlib';
import { type Sku, skuRef } from '#catalogue/queries';
import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import { group } from '#platform/scope';
import { load } from '#platform/table';
import { create, put } from '#platform/writes';
import { domainsOf } from '../domain/domains.ts';
import { checkKit, type KitGoods, kitLabels } from '../domain/kit-model.ts';
import { faultOf } from '../domain/problem-words.ts';
import type { PublishedKit, PublishedPart } from '../domain/published-kit.ts';
import type { PublishedModel } from '../domain/published-model.ts';
import type { PublishingKit } from '../kit-shape.ts';
import { kitRows, modelRef } from '../store.ts';

type Part = PublishingKit['parts'][number];

/** Compiles the kit as one model of its parts as they are sold now, and makes it the one that is sold. Refuses KIT_…. */
export async function publishKit(ctx: Ctx, kitId: string, version: number, asked: PublishingKit) {
  const { name, shared, rules, price } = asked;
  refuseTwice(asked.parts);
  const found = await readParts(asked.parts);
  refuseUnshared(shared, found);
  const rate = { roundTo: 1, ...price };
  const terms = { ...rate, shared, rules, parts: found.map(({ goods }) => goods) };
  const checked = checkKit(terms, (json) => gzipSync(json).length);
  if (!checked.ok) {
    const [first] = checked.problems;
    throw new Refusal('KIT_UNFIT', { problem: first ? faultOf(first, kitLabels(terms)).text : '', count: checked.problems.length });
  }
  const { diagram } = checked;
  const [first] = found;
  const skuId = first?.sku.skuId ?? '';
  const model: PublishedModel = { modelId: kitId, version, skuId, name, labels: kitLabels(terms), diagram, publishedAt: ctx.now };
  const brands = [...new Set(found.map(({ sku }) => sku.brand))];
  const kit: PublishedKit = { kitId, version, name, brands, shared, rules, parts: found.map(({ part }) => part), ...rate, model };
  const { live, pinned } = kitRows(kit);
  return commit(ctx, {
    writes: [put(live), create(pinned)],
    audit: [{ scope: group, what: 'configurator.kit-published', targetId: kitId, after: { version } }],
    reply: kitSummary(kit),
  });
}

export function kitSummary({ kitId, version, name, parts, model }: PublishedKit) {
  const { fromFen } = domainsOf(model.diagram, {});
  const named = parts.map(({ key, name: of, qty }) => ({ key, name: of, qty }));
  return { kitId, version, name, parts: named, ...(fromFen === undefined ? {} : { fromFen }) };
}

function refuseTwice(parts: readonly Part[]): void {
  const keys = parts.map(({ key }) => key);
  const twice = keys.find((key, i) => keys.indexOf(key) !== i);
  if (twice !== undefined) throw new Refusal('KIT_PART_TWICE', { name: twice });
}

function refuseUnshared(shared: readonly string[], found: readonly Found[]): void {
  const having = (name: string): number => found.filter(({ goods }) => 'model' in goods && Object.hasOwn(goods.model.vars, name)).length;
  const lonely = shared.find((name) => having(name) < 2);
  if (lonely !== undefined) throw new Refusal('KIT_SHARED_UNKNOWN', { name: lonely });
}

type Found = { part: PublishedPart; goods: KitGoods; sku: Sku };

async function readParts(parts: readonly Part[]): Promise<Found[]> {
  const { models } = await load({ models: parts.flatMap(({ of }) => ('modelId' in of ? [modelRef(of.modelId)] : [])) });
  const byId = new Map(models.flatMap((model) => (model ? [[model.modelId, model] as const] : [])));
  const skuIdOf = ({ of }: Part): string => ('skuId' in of ? of.skuId : (byId.get(of.modelId)?.skuId ?? ''));
  const wanted = [...new Set(parts.map(skuIdOf))].filter((skuId) => skuId !== '');
  const { skus } = await load({ skus: wanted.map(skuRef) });
  return parts.map((part) => {
    const sku = skus.find((one) => one?.skuId === skuIdOf(part));
    if (!sku) throw new Refusal('KIT_PART_UNKNOWN', { name: part.name });
    return { sku, ...('modelId' in part.of ? configured(part, byId.get(part.of.modelId)) : plain(part, sku)) };
  });
}

function configured({ key, name, qty }: Part, model: PublishedModel | undefined): Omit<Found, 'sku'> {
  if (!model) throw new Refusal('KIT_PART_UNKNOWN', { name });
  const { modelId, version, skuId, diagram, labels, rules } = model;
  // A length that is measured has no place in a kit: it is no option of a list.
  if (!rules || diagram.measures) throw new Refusal('KIT_PART_OLD', { name });
  const head = { key, name, qty };
  return {
    part: { ...head, skuId, modelId, modelVersion: version, options: Object.keys(diagram.vars) },
    goods: { ...head, labels, model: { vars: diagram.vars, rules, price: diagram.price } },
  };
}

const plain = ({ key, name, qty }: Part, { skuId, listFen: priceFen }: Sku): Omit<Found, 'sku'> => ({
  part: { key, name, qty, skuId, priceFen },
  goods: { key, name, qty, priceFen },
});
