import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
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
  const rows = Array.from({ length: 400 }, (_, i) => ({
    pk: `${i}`,
    sk: 'x',
    ...(i % 3 === 0 ? {} : { ttl: nowSeconds + (i % 3 === 1 ? -1 : 1) }),
  }));
  for (let i = 0; i < rows.length; i += 25) {
    const puts = rows.slice(i, i + 25).map((Item) => ({ PutRequest: { Item } }));
    await client.send(new BatchWriteCommand({ RequestItems: { [TableName]: puts } }));
  }
  const turn = expireRows(client, TableName, () => nowSeconds * 1000);
  for (let page = 0; page < 3; page += 1) await turn();
  const kept = (await client.send(new ScanCommand({ TableName }))).Items ?? [];
  const expected = rows.filter((_, i) => i % 3 !== 1).map((row) => row.pk);
  assert.deepEqual(kept.map((row) => row.pk).sort(), expected.sort());
  client.destroy();
  await stop();
});
