import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { awsJson } from './aws-json.ts';
import { startSystem } from './system.ts';

const folder = mkdtempSync(join(tmpdir(), 'daogou-system-'));
const h5 = join(folder, 'h5');
mkdirSync(h5);
writeFileSync(join(h5, 'index.html'), '<html>导购</html>');
after(() => rmSync(folder, { recursive: true }));

const start = () => startSystem({ data: join(folder, 'data'), port: 0, h5 });

/** A fact as an action's transaction leaves it in the table, of a kind that no context reacts to. */
const announce = (id: string) => {
  const fact = { M: { id: { S: id }, type: { S: 'test.thing-done' }, scope: { S: 'G' }, data: { M: {} } } };
  const Item = { pk: { S: `FACT#${id}` }, sk: { S: 'FACT' }, fact };
  return awsJson(process.env.AWS_ENDPOINT_URL_DYNAMODB ?? '', 'DynamoDB_20120810.PutItem', { TableName: 'daogou', Item });
};

test('one port serves pages, routes, stand-ins and dead letters; what was written is there after a restart', async () => {
  const first = await start();
  assert.equal(first.fresh, true);
  assert.match(await (await fetch(`${first.origin}/`)).text(), /导购/);
  assert.equal((await fetch(`${first.origin}/api/pricing/promotions`)).status, 401);
  assert.equal((await fetch(`${first.origin}/sandbox`)).status, 200);
  assert.deepEqual(await (await fetch(`${first.origin}/sandbox/api/dead-letters`)).json(), { items: [] });
  await announce('fa_1');
  await first.settled();
  await first.stop();
  const second = await start();
  assert.equal(second.fresh, false);
  const { Item } = await awsJson(process.env.AWS_ENDPOINT_URL_DYNAMODB ?? '', 'DynamoDB_20120810.GetItem', {
    TableName: 'daogou',
    Key: { pk: { S: 'FACT#fa_1' }, sk: { S: 'FACT' } },
  });
  assert.ok(Item);
  await second.stop();
});

test('a second server on the same port or the same data is refused', async () => {
  const first = await start();
  const port = Number(new URL(first.origin).port);
  await assert.rejects(startSystem({ data: join(folder, 'other'), port, h5 }), { code: 'EADDRINUSE' });
  await assert.rejects(start(), /is in use/);
  await first.stop();
});
