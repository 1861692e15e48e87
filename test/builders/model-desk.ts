import assert from 'node:assert/strict';
import { handler as configurator } from '#configurator/routes';
import type { Answer, World } from '../world.ts';
import type { Shop } from './shop.ts';

const labels = {
  width: { name: '宽', unit: '毫米', values: { 1500: { name: '1.5 米' }, 1800: { name: '1.8 米' } } },
  core: { name: '内芯', values: { spring: { name: '弹簧' }, latex: { name: '乳胶' } } },
};
export const bedModel = {
  vars: { width: [1500, 1800], core: ['spring', 'latex'] },
  rules: [{ id: 'R1', not: { width: [1800], core: ['latex'] } }],
  price: {
    tables: { core: { spring: 100000, latex: 200000 } },
    std: ['add', { lookup: 'core', keys: [{ v: 'core' }] }, ['mul', { v: 'width' }, 100]],
  },
};
const nonstandard = { step: 10, min: { width: 900 }, max: {}, surchargeBp: 1500, surchargeMin: 0, leadDays: 30, approval: true };
const bom = [{ part: 'L-1', name: '乳胶片', unit: '块', qty: ['mulDivCeil', { v: 'width' }, 1, 300], if: { core: ['latex'] } }];

/** Head office's model of the tent's SKU (anything may be made to choice), and what guides and managers do with it. */
export function modelDesk(world: Pick<World, 'call'>, shop: Shop) {
  const publishing = (changed: object = {}) => ({
    skuId: shop.skus['TENT-2'],
    name: '定制床',
    labels,
    model: bedModel,
    settings: { leadDays: 7, nonstandard, bom },
    ...changed,
  });
  const post = (route: string, body: object, token = shop.ada.token, params = {}, key?: string): Promise<Answer> =>
    world.call(configurator, route, { token, body, params, ...(key ? { key } : {}) });
  const get = (route: string, token = shop.ada.token, params = {}, query = {}) => world.call(configurator, route, { token, params, query });
  return {
    publishing,
    post,
    get,
    publish: async (changed: object = {}): Promise<string> => {
      const { status, body } = await post('POST /configurator/models', publishing(changed), shop.hq.token);
      assert.equal(status, 201, JSON.stringify(body));
      return body.modelId;
    },
    configure: (modelId: string, choices: object, modelVersion = 1, token = shop.ada.token) =>
      post('POST /configurator/configurations', { modelId, modelVersion, choices }, token),
  };
}
