import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { Principal, Route } from '#platform/contract';
import { enrol, openShop, type Shop } from '../builders/shop.ts';
import { allRoutes as all } from '../inputs/routes.ts';
import { broken, sampleOf } from '../inputs/samples.ts';
import { type Answer, startWorld, type World } from '../world.ts';

let world: World;
let shop: Shop;
let memberId: string;
const tokens: Partial<Record<Principal, string>> = {};
before(async () => {
  const outside = {
    wechat: { appid: 'wx0000000000000001', secret: 'none' },
    wecom: {
      corpid: 'ww1',
      agentid: '1',
      agentSecret: 's',
      contactsSecret: 's',
      callbackToken: 't',
      encodingAesKey: 'A'.repeat(43),
    },
    'wechat-pay': {
      appid: 'wx1',
      mchid: '1900000109',
      serialNo: 'S',
      privateKeyPem: 'none',
      apiv3Key: 'k'.repeat(32),
      publicKeyId: 'PUB_KEY_ID_1',
      publicKeyPem: 'none',
    },
  };
  world = await startWorld({ secrets: outside });
  shop = await openShop(world);
  memberId = await enrol(world, shop.ada.token, '13800138009', '陈');
});
/** Some of the requests sign out or change the role: everybody signs in anew for each test. */
beforeEach(async () => {
  const place = { dealerId: shop.dealerId, orgId: shop.dealerId };
  const inStore = { dealerId: shop.dealerId, storeId: shop.storeId, orgId: shop.storeId };
  Object.assign(tokens, {
    guide: await world.signIn({ kind: 'staff', role: 'guide', ...shop.ada, ...inStore }),
    manager: await world.signIn({ kind: 'staff', role: 'manager', ...shop.manager, ...inStore }),
    hq: await world.signIn({ kind: 'staff', role: 'hq', ...shop.hq, orgId: shop.hqId, dealerId: shop.hqId }),
    dealerAdmin: await world.signIn({ kind: 'staff', role: 'dealerAdmin', ...place }),
    member: await world.signIn({ kind: 'customer', memberId }),
    guest: await world.signIn({ kind: 'customer' }),
  });
});
after(() => world.stop());

const tokenFor = ({ policy }: Route): string | undefined => {
  const allowed = policy.allow.find((principal) => tokens[principal] !== undefined);
  return allowed && tokens[allowed];
};

function refusedWell(key: string, what: unknown, { status, body }: Answer): void {
  const asked = `${key} ${JSON.stringify(what)?.slice(0, 200)}: ${status} ${JSON.stringify(body)}`;
  assert.ok(status < 500, asked);
  if (status < 400 || typeof body === 'string') return;
  assert.match(body.code, /^[A-Z_]+$/, asked);
  assert.match(body.message, /[\u4e00-\u9fff]/, asked);
  assert.doesNotMatch(body.message, /\{\w+\}/, `a placeholder was left open: ${asked}`);
}

test('broken requests of every kind are refused in Chinese on every route, never with a 5xx', async () => {
  for (const { key, route, entry } of all) {
    const params = Object.fromEntries([...key.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, 'not-an-id']));
    for (const body of broken) {
      const query = { cursor: 'bm90LWEtY3Vyc29y', limit: 'x', day: '2026-13-45', storeId: '../..', q: '' };
      refusedWell(key, body, await world.call(entry, key, { token: tokenFor(route), params, query, body }));
    }
    refusedWell(key, 'raw', await world.call(entry, key, { token: tokenFor(route), params, rawBody: '{"lines": [' }));
  }
});

test('honest requests about things that do not exist get an answer or a refusal in Chinese, never a 5xx', async () => {
  for (const { key, route, entry } of all) {
    const part = (schema: Route['body']) => (schema === undefined ? undefined : sampleOf(schema));
    const query = Object.entries((part(route.query) ?? {}) as Record<string, unknown>).filter(([name]) => name !== 'cursor');
    const asked = {
      token: tokenFor(route),
      params: (part(route.params) ?? {}) as Record<string, string>,
      query: Object.fromEntries(query.map(([name, value]) => [name, String(value)])),
      ...(route.body ? { body: part(route.body) } : {}),
    };
    refusedWell(key, asked, await world.call(entry, key, asked));
  }
});

test('every route but sign-in and callbacks wants a session, and refuses a made-up one', async () => {
  for (const { key, route, entry } of all) {
    if (route.policy.allow.some((who) => ['anonymous', 'wecomCallback', 'wechatPayCallback'].includes(who))) continue;
    for (const token of [undefined, 'x', 'A'.repeat(43)]) {
      const { status } = await world.call(entry, key, { token, params: {}, body: {} });
      assert.equal(status, 401, `${key} with ${token}`);
    }
  }
});

test('a writing route without an Idempotency-Key is refused unless it says why it needs none', async () => {
  let missing = 0;
  let writing = 0;
  for (const { key, route, entry } of all) {
    if (key.startsWith('GET ') || route.keyless || !tokenFor(route)) continue;
    const asked = {
      params: route.params ? (sampleOf(route.params) as Record<string, string>) : {},
      body: route.body ? sampleOf(route.body) : undefined,
    };
    const { status, body } = await world.call(entry, key, { token: tokenFor(route), ...asked, key: '' });
    // A sample that its contract refuses (a whole model, say) is refused for that first.
    assert.ok(status === 400 && ['KEY_MISSING', 'BAD_REQUEST'].includes(body.code), `${key}: ${status} ${body.code}`);
    writing += 1;
    missing += body.code === 'KEY_MISSING' ? 1 : 0;
  }
  assert.ok(missing > 0.8 * writing, `${missing} of ${writing} got as far as the key`);
});
