import assert from 'node:assert/strict';
import { test } from 'node:test';
import { habits } from './architecture/habits.ts';
import { forbiddenImports, type Room } from './architecture/rooms.ts';
import { readSources, type Source, sourceOf } from './architecture/source.ts';

const PORTABLE = ['pricing/domain', 'configurator/domain', 'commissions/domain'];
const USE_CASE = ['own/domain', 'own/steps', 'own/store', 'own/writes', 'own/queries', 'own/events', 'own/refusals', 'own/gateways'];
const OTHERS = ['*/queries', '*/writes', 'type */events', ...PORTABLE];
const BASE = ['kernel', 'platform'];

/** The map: each room of the house and whom it may import. Whatever a room does not list, it may not. */
const rooms: Room[] = [
  {
    room: 'kernel',
    at: /^functions\/kernel\//,
    may: ['kernel'],
    breach: ['functions/kernel/money.ts', "import { get } from '#platform/table';"],
  },
  {
    room: 'platform',
    at: /^functions\/platform\//,
    may: BASE,
    packages: /^(node:|@aws-sdk\/|zod$|ulid$|aws-lambda$)/,
    breach: ['functions/platform/http.ts', "import { slipRef } from '#orders/queries';"],
  },
  {
    room: 'portable rules (the phone runs them too)',
    at: /^functions\/(pricing|configurator|commissions)\/domain\//,
    may: ['kernel', ...PORTABLE],
    breach: ['functions/pricing/domain/kit.ts', "import { createHash } from 'node:crypto';"],
  },
  {
    room: '<context>/domain',
    at: /^functions\/[a-z]+\/domain\//,
    may: ['kernel', 'own/domain', ...PORTABLE, 'type platform', 'type */domain'],
    packages: /^(node:crypto|pinyin-pro)$/,
    breach: ['functions/leads/domain/stage.ts', "import { getOrRefuse } from '#platform/table';"],
  },
  {
    room: '<context>/contract',
    at: /^functions\/[a-z]+\/(contract|refusals|shapes|[a-z]+-shape)\.ts$/,
    may: ['kernel', 'platform/contract', 'platform/shapes', 'own', '*/queries', '*/writes', 'pricing/contract'],
    packages: /^zod$/,
    breach: ['functions/orders/contract.ts', "import { get } from '#platform/table';"],
  },
  {
    room: '<context>/routes',
    at: /^functions\/[a-z]+\/routes\.ts$/,
    may: ['own', 'platform/http', '*/queries', '*/writes'],
    breach: ['functions/orders/routes.ts', "import { memberRow } from '#members/store';"],
  },
  {
    room: '<context>/handlers',
    at: /^functions\/[a-z]+\/handlers\//,
    may: [...BASE, 'own', ...OTHERS, '*/gateways'],
    breach: ['functions/orders/handlers/open-slip.ts', "import { stockRow } from '#inventory/store';"],
  },
  {
    room: '<context>/store',
    at: /^functions\/[a-z]+\/store\.ts$/,
    may: [...BASE, 'own/domain', 'own/steps', 'type own', 'type */queries', 'type */domain'],
    breach: ['functions/orders/store.ts', "import { openSlip } from './handlers/open-slip.ts';"],
  },
  {
    room: '<context>/gateways',
    at: /^functions\/[a-z]+\/gateways\//,
    may: [...BASE, '*/gateways', 'own/domain'],
    packages: /^(node:|zod$|fast-xml-parser$)/,
    breach: ['functions/payments/gateways/wechat-pay.ts', "import { paymentRow } from '#payments/store';"],
  },
  {
    room: '<context>/events',
    at: /^functions\/[a-z]+\/events\.ts$/,
    may: ['kernel', 'platform/facts', 'platform/scope', 'type platform', 'own/domain', 'own/steps'],
    breach: ['functions/orders/events.ts', "import { slipRow } from './store.ts';"],
  },
  {
    room: '<context>/reactions, projector and sweep',
    at: /^functions\/[a-z]+\/(reactions|projector|sweep)\.ts$/,
    may: [...BASE, ...USE_CASE, 'own/projector', ...OTHERS],
    packages: /^zod$/,
    breach: ['functions/coupons/reactions.ts', "import { giveCoupon } from './handlers/give-coupon.ts';"],
  },
  {
    room: '<context>/cases',
    at: /^functions\/[a-z]+\/cases\.ts$/,
    may: ['kernel', '*/domain', '*/gateways'],
    packages: /^(zod|node:util)$/,
    breach: ['functions/leads/cases.ts', "import { claimLead } from './handlers/claim-lead.ts';"],
  },
  {
    room: '<context>/steps, writes, queries and other parts of use cases',
    at: /^functions\/[a-z]+\//,
    may: [...BASE, 'own/domain', 'type own/contract', ...USE_CASE, 'own', ...OTHERS],
    packages: /^(zod|node:crypto|node:zlib|csv-parse\/sync|read-excel-file\/node|pinyin-pro)$/,
    breach: ['functions/orders/writes.ts', "import { couponRow } from '#coupons/store';"],
  },
  {
    room: 'miniapp/wx',
    at: /^miniapp\/src\/wx\//,
    may: ['wx'],
    packages: /^(@tarojs\/taro|react)$/,
    breach: ['miniapp/src/wx/pay.ts', "import { call } from '@/api/call';"],
  },
  {
    room: 'miniapp/ui',
    at: /^miniapp\/src\/ui\//,
    may: ['ui', 'wx', 'locales'],
    packages: /./,
    breach: ['miniapp/src/ui/button.tsx', "import { call } from '@/api/call';"],
  },
  {
    room: 'miniapp/locales',
    at: /^miniapp\/src\/locales\//,
    may: ['locales', 'wx', 'functions/kernel'],
    packages: /^zustand$/,
    breach: ['miniapp/src/locales/t.ts', "import { useSession } from '@/api/session';"],
  },
  {
    room: 'miniapp/api (contracts are types there)',
    at: /^miniapp\/src\/api\//,
    may: ['api', 'wx', 'locales', 'type functions/*/contract'],
    packages: /./,
    breach: ['miniapp/src/api/routes.ts', "import { ordersContract } from '@functions/orders/contract';"],
  },
  {
    room: 'miniapp/home, tab bar and app',
    at: /^miniapp\/src\/(home|custom-tab-bar)\/|^miniapp\/src\/app/,
    may: ['*'],
    packages: /./,
    breach: ['miniapp/src/home/tabs.ts', "import { readService } from '../../../infra/local/serverless.ts';"],
  },
  {
    room: 'miniapp/<context>',
    at: /^miniapp\/src\//,
    may: ['own', 'api', 'wx', 'ui', 'locales', ...['kernel', ...PORTABLE].map((place) => `functions/${place}`)],
    packages: /./,
    breach: ['miniapp/src/orders/cart.ts', "import { LeadCard } from '@/leads/components/lead-card';"],
  },
];

const sources = readSources();

for (const { room, breach } of rooms) {
  test(`${room} imports only what it may`, () => {
    const found = (all: Source[]) => all.flatMap((s) => forbiddenImports(s, rooms)).filter((b) => b.room === room);
    assert.equal(found([sourceOf(...breach)]).length, 1, 'the planted breach is caught');
    assert.deepEqual(
      found(sources).map((b) => b.breach),
      [],
    );
  });
}

for (const { habit, breaches, breach } of habits) {
  test(habit, () => {
    assert.equal(breaches(sourceOf(...breach)).length, 1, 'the planted breach is caught');
    assert.deepEqual(sources.flatMap(breaches), []);
  });
}

test('files stay small: half have at most 60 lines, nine of ten at most 150', () => {
  const lines = sources.map((s) => s.lines).sort((a, b) => a - b);
  assert.ok((lines[Math.floor(lines.length * 0.5)] ?? 0) <= 60);
  assert.ok((lines[Math.floor(lines.length * 0.9)] ?? 0) <= 150);
});
