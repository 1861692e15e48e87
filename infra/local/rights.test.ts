import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, QueryCommand, ScanCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { type Database, startDatabase } from './database.ts';
import { enforceRights, underRights } from './rights.ts';
import { createTable } from './table.ts';

let database: Database;
let client: DynamoDBDocumentClient;

before(async () => {
  database = await startDatabase();
  await createTable(database.endpoint, 'daogou');
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint: database.endpoint, region: 'local', credentials }));
  enforceRights(client);
});
after(async () => {
  client.destroy();
  await database.stop();
});

const TableName = 'daogou';
const Key = { pk: 'a', sk: 'b' };
const query = { TableName, KeyConditionExpression: 'gsi1pk = :p', ExpressionAttributeValues: { ':p': 'x' } };
const as = (table: string[], indexes: string[] = []) => ({ name: 'ordersRoutes', needs: { table, indexes, secrets: [], objects: [] } });
const denied = { name: 'AccessDeniedException', message: /^ordersRoutes has no right to \w+: add it to `needs/ };

test('a function reads and writes what its needs name', async () => {
  await underRights(as(['read', 'write', 'delete'], ['gsi1']), async () => {
    await client.send(
      new TransactWriteCommand({
        TransactItems: [{ Put: { TableName, Item: Key } }, { Delete: { TableName, Key: { pk: 'c', sk: 'd' } } }],
      }),
    );
    assert.deepEqual((await client.send(new GetCommand({ TableName, Key }))).Item, Key);
    await client.send(new QueryCommand({ ...query, IndexName: 'gsi1' }));
  });
});

test('what its role would refuse on AWS is refused here, and the line to add is named', async () => {
  await underRights(as(['read'], ['gsi1']), async () => {
    await assert.rejects(client.send(new TransactWriteCommand({ TransactItems: [{ Put: { TableName, Item: Key } }] })), denied);
    await assert.rejects(client.send(new QueryCommand({ ...query, IndexName: 'gsi2' })), denied);
    await assert.rejects(client.send(new ScanCommand({ TableName })), denied);
  });
  await underRights(as(['read', 'write']), async () => {
    const mixed = [{ Put: { TableName, Item: Key } }, { Delete: { TableName, Key: { pk: 'c', sk: 'd' } } }];
    await assert.rejects(client.send(new TransactWriteCommand({ TransactItems: mixed })), denied);
  });
});

test('what no function does, as the expiry sweep, needs no right', async () => {
  assert.ok(await client.send(new ScanCommand({ TableName })));
});
