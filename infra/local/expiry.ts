import { DeleteCommand, type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';

const PAGE = 300;

/**
 * DynamoDB's own sweep of rows whose `ttl` has passed, which the embedded database lacks. Like the real one it takes its time: each
 * run looks at one page, so that a big table is walked through in minutes and no request waits for it.
 */
export function expireRows(client: DynamoDBDocumentClient, table: string, nowMs: () => number) {
  let from: Record<string, unknown> | undefined;
  return async (): Promise<void> => {
    const names = { '#ttl': 'ttl' };
    const past = { ':now': Math.floor(nowMs() / 1000) };
    const page = await client.send(
      new ScanCommand({
        TableName: table,
        Limit: PAGE,
        FilterExpression: '#ttl < :now',
        ProjectionExpression: 'pk, sk',
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: past,
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    );
    from = page.LastEvaluatedKey;
    for (const { pk, sk } of page.Items ?? []) {
      // A session that is used at this moment has moved its end: look again while deleting.
      const condition = { ConditionExpression: '#ttl < :now', ExpressionAttributeNames: names, ExpressionAttributeValues: past };
      await client.send(new DeleteCommand({ TableName: table, Key: { pk, sk }, ...condition })).catch(ignoreChanged);
    }
  };
}

function ignoreChanged(error: unknown): void {
  if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
}
