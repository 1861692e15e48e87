import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fields } from './local/template.ts';
import { completed } from './lockfile.ts';

test('npm ci works on every platform: the lockfile names all platforms’ packages', () => {
  const lockfile = fields(JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')));
  const missing = Object.keys(fields(completed(lockfile).packages)).filter((path) => !(path in fields(lockfile.packages)));
  assert.deepEqual(missing, [], 'run `node infra/local/run.mjs infra/commands/complete-lock.ts`');
});

test('a missing platform’s package is added beside the one that offers it, and what is there stays', () => {
  const offers = {
    version: '1.0.0',
    dev: true,
    optionalDependencies: { 'x-linux-x64': '1.0.0', 'x-darwin-arm64': '1.0.0', 'x-extra': '1.0.0' },
  };
  const packages = { '': {}, 'node_modules/x': offers, 'node_modules/x-linux-x64': { version: '1.0.0' } };
  const added = { version: '1.0.0', dev: true, optional: true, os: ['darwin'], cpu: ['arm64'] };
  assert.deepEqual(completed({ packages }).packages, { ...packages, 'node_modules/x-darwin-arm64': added });
});
