import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type ConfigFile, runConfigFile } from './cases.ts';

const shared = new URL('../../../shared/cases/config.json', import.meta.url);

test('the shared configurator cases hold', { skip: existsSync(shared) ? false : 'no shared cases beside this checkout' }, () => {
  const results = runConfigFile(JSON.parse(readFileSync(shared, 'utf8')));
  assert.ok(results.length > 0);
  assert.deepEqual(
    results.filter((result) => !result.ok),
    [],
  );
});

const lamp: ConfigFile = {
  models: {
    lamp: {
      vars: { base: ['oak', 'steel'], height: [40, 60], shade: ['linen', 'glass'] },
      rules: [{ id: 'R1', not: { base: ['oak'], shade: ['glass'] } }],
      price: {
        tables: { base: { oak: 9000, steel: 7000 } },
        std: ['add', { lookup: 'base', keys: [{ v: 'base' }] }, ['mul', { v: 'height' }, 10]],
      },
    },
  },
  cases: [
    {
      id: 'domains',
      model: 'lamp',
      choose: { shade: 'glass' },
      want: ['base', 'oak'],
      expect: {
        solutions: 2,
        domains: { base: ['steel'], height: [40, 60], shade: ['glass'] },
        implied: { base: 'steel' },
        minimalConflicts: [{ shade: 'glass' }],
      },
    },
    { id: 'price', model: 'lamp', price: { base: 'oak', height: 60, shade: 'linen' }, expect: { valid: true, price: 9600 } },
    { id: 'invalid', model: 'lamp', price: { base: 'oak', height: 60, shade: 'glass' }, expect: { valid: false, price: null } },
  ],
  kits: [
    {
      id: 'torn',
      kit: { shared: ['height'], parts: [{ key: 'a', price: 1, qty: 1 }], values: { a: { height: 40 }, b: { height: 60 } } },
      expect: { accepted: false, reason: 'SHARED' },
    },
  ],
};

test('a file of cases is run in its order', () => {
  assert.deepEqual(
    runConfigFile(lamp).map(({ id, ok }) => `${id} ${ok}`),
    ['domains true', 'price true', 'invalid true', 'torn true'],
  );
});

test('a wrong expectation fails with what was found instead', () => {
  const wrong = { id: 'wrong', model: 'lamp', choose: { shade: 'glass' }, expect: { solutions: 3, implied: { base: 'steel' } } };
  assert.deepEqual(runConfigFile({ ...lamp, cases: [wrong], kits: [] }), [
    { id: 'wrong', ok: false, detail: 'solutions: expected 3, got 2' },
  ]);
  const missing = { id: 'missing', model: 'sofa', expect: {} };
  assert.deepEqual(runConfigFile({ ...lamp, cases: [missing], kits: [] }), [{ id: 'missing', ok: false, detail: 'no model sofa' }]);
});
