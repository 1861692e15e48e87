import { awsJson } from './aws-json.ts';
import { type Fields, fields, list } from './template.ts';

export type StreamRecord = { sequence: number; record: Fields };

/** The table's change stream, read from after a position on; dynoxide keeps it in one shard and numbers records from 1. */
export type Stream = { after: (sequence: number, limit: number) => Promise<StreamRecord[]> };

const STREAMS = 'DynamoDBStreams_20120810';

export async function openStream(endpoint: string, table: string): Promise<Stream> {
  const { Table } = await awsJson(endpoint, 'DynamoDB_20120810.DescribeTable', { TableName: table });
  const StreamArn = fields(Table).LatestStreamArn;
  const { StreamDescription } = await awsJson(endpoint, `${STREAMS}.DescribeStream`, { StreamArn });
  const ShardId = fields(list(fields(StreamDescription).Shards)[0]).ShardId;
  const iteratorAfter = async (sequence: number): Promise<unknown> => {
    const from =
      sequence === 0
        ? { ShardIteratorType: 'TRIM_HORIZON' }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: String(sequence) };
    return (await awsJson(endpoint, `${STREAMS}.GetShardIterator`, { StreamArn, ShardId, ...from })).ShardIterator;
  };
  return {
    after: async (sequence, limit) => {
      const ShardIterator = await iteratorAfter(sequence);
      const { Records } = await awsJson(endpoint, `${STREAMS}.GetRecords`, { ShardIterator, Limit: limit });
      return (Array.isArray(Records) ? Records : []).map((r: unknown) => ({
        sequence: Number(fields(r, 'dynamodb').SequenceNumber),
        record: fields(r),
      }));
    },
  };
}
