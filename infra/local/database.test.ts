import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { awsJson } from './aws-json.ts';
import { startDatabase } from './database.ts';
import { openStream } from './stream.ts';
import { createTable } from './table.ts';

const folder = mkdtempSync(join(tmpdir(), 'daogou-database-'));
after(() => rmSync(folder, { recursive: true }));

const put = (endpoint: string, pk: string) =>
  awsJson(endpoint, 'DynamoDB_20120810.PutItem', { TableName: 'daogou', Item: { pk: { S: pk }, sk: { S: 'x' }, ttl: { N: '1' } } });

test('the table has the keys, indexes, stream and expiry of the template', async () => {
  const { endpoint, stop } = await startDatabase();
  assert.equal(await createTable(endpoint, 'daogou'), true);
  assert.equal(await createTable(endpoint, 'daogou'), false);
  const { Table } = await awsJson(endpoint, 'DynamoDB_20120810.DescribeTable', { TableName: 'daogou' });
  const text = JSON.stringify(Table);
  for (const part of ['"gsi1pk"', '"gsi2sk"', '"duepk"', '"dueAt"', 'NEW_AND_OLD_IMAGES']) assert.ok(text.includes(part), part);
  await stop();
});

test('rows and the stream survive a restart; relayed records are forgotten and numbering goes on', async () => {
  const file = join(folder, 'a/database.db');
  const first = await startDatabase(file);
  await createTable(first.endpoint, 'daogou');
  for (const pk of ['1', '2', '3']) await put(first.endpoint, pk);
  await first.stop();
  const second = await startDatabase(file, 3);
  assert.equal(await createTable(second.endpoint, 'daogou'), false);
  await put(second.endpoint, '4');
  const stream = await openStream(second.endpoint, 'daogou');
  const sequences = async (after: number) => (await stream.after(after, 10)).map((r) => r.sequence);
  assert.deepEqual([await sequences(0), await sequences(3), await sequences(4)], [[3, 4], [4], []]);
  await second.stop();
});

test('a database whose owner is killed ends by itself, and what it acknowledged is there', async () => {
  const file = join(folder, 'b/database.db');
  const script = `
    import { startDatabase } from ${JSON.stringify(new URL('database.ts', import.meta.url).href)};
    import { createTable } from ${JSON.stringify(new URL('table.ts', import.meta.url).href)};
    const { endpoint } = await startDatabase(${JSON.stringify(file)});
    await createTable(endpoint, 'daogou');
    console.log(endpoint);
    setInterval(() => {}, 1000);`;
  const owner = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await once(owner.stdout, 'data');
  const endpoint = String(said).trim();
  await put(endpoint, 'kept');
  owner.kill('SIGKILL');
  await once(owner, 'exit');
  for (let waited = 0; waited < 100 && (await answers(endpoint)); waited += 1) await sleep(20);
  assert.equal(await answers(endpoint), false);
  const again = await startDatabase(file);
  const stream = await openStream(again.endpoint, 'daogou');
  assert.equal((await stream.after(0, 10)).length, 1);
  await again.stop();
});

const answers = (endpoint: string): Promise<boolean> =>
  fetch(endpoint).then(
    () => true,
    () => false,
  );
