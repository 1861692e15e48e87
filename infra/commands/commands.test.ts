import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'daogou-commands-'));
after(() => rmSync(folder, { recursive: true }));

function run(command: string, ...args: string[]): { status: number | null; lines: string[] } {
  const file = join(root, 'infra/commands', `${command}.ts`);
  const { status, stdout } = spawnSync(process.execPath, [file, ...args], { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return { status, lines: stdout.trimEnd().split('\n') };
}

function fileOf(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

const tier = { op: 'tier', plan: { kind: 'WHOLE', bands: [{ from: 0, rateBp: 100 }] } };

test('cases are told apart by their shape, told in a line each, and summed in the last', () => {
  const lead = fileOf('lead.json', { cases: [{ id: 'Q', op: 'wrr', weights: { A: 1 }, n: 2, expect: ['A', 'A'] }] });
  const wrong = fileOf('wrong.json', { cases: [{ id: 'W', op: 'wrr', weights: { A: 1 }, n: 1, expect: ['B'] }] });
  assert.deepEqual(run('cases', lead), { status: 0, lines: ['ok   Q', '1 passed, 0 failed'] });
  const { status, lines } = run('cases', lead, wrong);
  assert.deepEqual([status, lines.length, lines[2]], [1, 3, '1 passed, 1 failed']);
  assert.match(lines[1] ?? '', /^FAIL W: /);
});

test('a file of no known shape, an empty one and a missing one fail with the reason in one line', () => {
  const files = [
    fileOf('unknown.json', { colour: 'red' }),
    fileOf('empty.json', []),
    join(folder, 'none.json'),
    fileOf('odd.json', [{ ...tier, id: 'T' }, 5]),
  ];
  const { status, lines } = run('cases', ...files);
  assert.deepEqual([status, lines.at(-1)], [1, '0 passed, 5 failed']);
  assert.ok(lines.slice(0, -1).every((line) => line.startsWith('FAIL ')));
});

test('the OpenAPI document lists every route with its refusals, and nothing else is printed', () => {
  const { status, lines } = run('openapi');
  assert.equal(status, 0);
  const document = JSON.parse(lines.join('\n'));
  assert.equal(document.openapi, '3.1.0');
  const slips = document.paths['/orders/slips'].post;
  assert.ok(slips.requestBody.content['application/json'].schema.properties.lines);
  assert.match(slips.responses['409'].description, /KEY_REUSED/);
  assert.deepEqual(slips.security, [{ session: [] }]);
});
