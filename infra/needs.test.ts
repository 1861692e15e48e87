import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readService } from './local/serverless.ts';
import { neededBy, needsText } from './needs.ts';

const { functions } = readService(new URL('../', import.meta.url));

for (const fn of functions) {
  test(`${fn.name} has the rights that its code needs, and no other`, async () => {
    const sorted = { ...fn.needs, indexes: fn.needs.indexes.toSorted(), secrets: fn.needs.secrets.toSorted() };
    assert.equal(needsText(sorted), needsText(await neededBy(fn)), `write this as \`needs\` of ${fn.name} in its functions.yml`);
  });
}
