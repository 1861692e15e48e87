import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient, GetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';

/** The least that any Lambda over the table can be: the client as platform/ports makes it, and the commands that the platform sends. */
export const client = DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 3 }), {
  marshallOptions: { removeUndefinedValues: true },
});
export const commands = [BatchGetCommand, GetCommand, QueryCommand, TransactWriteCommand];
