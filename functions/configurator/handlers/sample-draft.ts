import type { Handler } from '#platform/http';
import { ports } from '#platform/ports';
import { getOrRefuse } from '#platform/table';
import type { configuratorContract } from '../contract.ts';
import { billOf } from '../domain/bill.ts';
import { choicesInWords } from '../domain/published-model.ts';
import { randomProduct } from '../domain/random-product.ts';
import { fitDraft } from '../steps/draft-check.ts';
import { draftRef } from '../store.ts';

const SHOWN = 3;

/** Products that could be sold if this were published, with price and materials: a look says more than a check. */
export const sampleDraft: Handler<(typeof configuratorContract)['POST /configurator/drafts/{modelId}/samples']> = async ({
  params,
  body,
}) => {
  await getOrRefuse(draftRef(params.modelId));
  const { diagram, read } = fitDraft(body.draft);
  const below = (n: number): number => {
    const [a = 0, b = 0] = ports().randomBytes(2);
    return n === 0 ? 0 : (a * 256 + b) % n;
  };
  const products = Array.from({ length: SHOWN }, () => randomProduct(diagram, below)).filter((product) => product !== undefined);
  const items = products.map(({ choices, priceFen }) => ({
    text: choicesInWords({ labels: read.labels, diagram }, choices),
    ...(priceFen === undefined ? {} : { priceFen }),
    bill: billOf(read.settings.bom ?? [], choices, read.model.price?.tables ?? {}),
  }));
  return { items };
};
