import type * as z from 'zod';
import type { configuratorContract } from '#configurator/contract';
import { articleNamed } from './goods.ts';

type KitBody = z.input<(typeof configuratorContract)['POST /configurator/kits']['body']>;

export const pillow = articleNamed('静眠 乳胶枕1', '低枕');

const widths = [1200, 1500, 1800, 2000];

/** A large and a small mattress of one series and length, the small one no wider, with two pillows: at 95 % in whole yuan. */
export const twoBeds = (modelId: string, pillowId: string): KitBody => ({
  name: '静眠 亲子双床套装',
  shared: ['series', 'length'],
  parts: [
    { key: 'large', name: '大床垫', qty: 1, of: { modelId } },
    { key: 'small', name: '小床垫', qty: 1, of: { modelId } },
    { key: 'pillow', name: '乳胶枕', qty: 2, of: { skuId: pillowId } },
  ],
  rules: [
    {
      id: 'K1',
      table: {
        cols: ['large.width', 'small.width'],
        kind: 'allow',
        rows: widths.flatMap((large) => widths.filter((small) => small <= large).map((small) => [large, small])),
      },
    },
  ],
  price: { rateBp: 9500, roundTo: 100 },
});
