import { handler as catalogue } from '#catalogue/routes';
import { handler as configurator } from '#configurator/routes';
import { type Instant, plusSeconds } from '#kernel/instant';
import { ask } from '../ask.ts';
import { opening } from '../calendar.ts';
import { type Article, allArticles, importCells } from '../goods.ts';
import { pillow, twoBeds } from '../kits.ts';
import { madeToChoice } from '../models.ts';
import type { Shop } from '../shop.ts';
import type { TradeKey } from '../trades.ts';
import { withPictures } from './upload-pictures.ts';

/** Head office publishes a model for each article that is made to choice, and notes it with the goods. */
export async function publishModels(shop: Shop): Promise<void> {
  for (const article of allArticles.filter(({ chosen }) => chosen !== undefined)) {
    const [trade] = article.code.split('-');
    const { model, sketches = {} } = madeOf(trade);
    const labels = await withPictures(shop, model.labels, sketches);
    const body = { skuId: shop.skuId(article.code), ...model, labels };
    const asked = { token: shop.token('hq.1'), key: `demo:model:${trade}`, body };
    const { modelId } = await ask(configurator, 'POST /configurator/models', asked, plusSeconds(opening(shop.day), 600));
    await noteModel(shop, article, String(modelId));
    if (trade === 'BED') await publishKit(shop, String(modelId));
  }
}

async function publishKit(shop: Shop, modelId: string): Promise<void> {
  const body = twoBeds(modelId, shop.skuId(pillow.code));
  const asked = { token: shop.token('hq.1'), key: 'demo:kit:BED', body };
  await ask(configurator, 'POST /configurator/kits', asked, plusSeconds(opening(shop.day), 660));
}

const isTrade = (key: string | undefined): key is TradeKey => key !== undefined && key in madeToChoice;

function madeOf(trade: string | undefined) {
  if (!isTrade(trade)) throw new Error(`no model for ${trade}`);
  return madeToChoice[trade];
}

async function noteModel(shop: Shop, article: Article, modelId: string): Promise<void> {
  const rows = [{ line: 2, cells: { ...importCells(article), 选配模型: modelId } }];
  const asked = { token: shop.token('hq.1'), key: `demo:model-of:${article.code}`, body: { kind: 'goods', rows } };
  await ask(catalogue, 'POST /catalogue/imports', asked, plusSeconds(opening(shop.day), 900));
}

type Choosing = { key: string; token: string; at: Instant };

/** What the customer chose, saved and priced; the configuration's id. */
export async function configurationOf(shop: Shop, code: string, choices: object, { key, token, at }: Choosing): Promise<string> {
  const modelId = shop.modelIds.get(code) ?? (await readModelId(shop, code, { key, token, at }));
  const asked = { token, key: `${key}:choice`, body: { modelId, modelVersion: 1, choices } };
  const { configurationId } = await ask(configurator, 'POST /configurator/configurations', asked, at);
  return String(configurationId);
}

async function readModelId(shop: Shop, code: string, { key, token, at }: Choosing): Promise<string> {
  const asked = { token, key, params: { skuId: shop.skuId(code) } };
  const { modelId } = await ask(catalogue, 'GET /catalogue/skus/{skuId}', asked, at);
  shop.modelIds.set(code, String(modelId));
  return String(modelId);
}
