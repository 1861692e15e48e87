import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { startDatabase } from './database.ts';
import { expireRows } from './expiry.ts';
import { createTable } from './table.ts';

test('rows whose time has passed go, page by page; others and those without a time stay', async () => {
  const { endpoint, stop } = await startDatabase();
  await createTable(endpoint, 'daogou');
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region: 'local', credentials }));
  const nowSeconds = 1_800_000_000;
  const TableName = 'daogou';
  for (let i = 0; i < 400; i += 1) {
    const ttl = i % 3 === 0 ? {} : { ttl: nowSeconds + (i % 3 === 1 ? -1 : 1) };
    await client.send(new PutCommand({ TableName, Item: { pk: `${i}`, sk: 'x', ...ttl } }));
  }
  const turn = expireRows(client, TableName, () => nowSeconds * 1000);
  const there = async (i: number) => (await client.send(new GetCommand({ TableName, Key: { pk: `${i}`, sk: 'x' } }))).Item !== undefined;
  for (let page = 0; page < 3; page += 1) await turn();
  const kept: boolean[] = [];
  for (let i = 0; i < 400; i += 1) kept.push(await there(i));
  assert.deepEqual(
    kept,
    kept.map((_, i) => i % 3 !== 1),
  );
  client.destroy();
  await stop();
});
