import type { AwsAction } from './aws-endpoint.ts';
import { fields } from './template.ts';

/** An event as EventBridge hands it to its targets; `body` is what an SQS target receives. */
export type BusEvent = { source: string; detailType: string; body: string };

/** EventBridge's PutEvents: entries become events in EventBridge's envelope. */
export function busActions(put: (event: BusEvent) => void): Record<string, AwsAction> {
  return {
    'AWSEvents.PutEvents': (input) => {
      const entries = Array.isArray(input.Entries) ? input.Entries : [];
      return { FailedEntryCount: 0, Entries: entries.map((entry: unknown) => putOne(fields(entry), put)) };
    },
  };
}

function putOne(entry: Record<string, unknown>, put: (event: BusEvent) => void): { EventId: string } {
  const id = crypto.randomUUID();
  const source = String(entry.Source);
  const detailType = String(entry.DetailType);
  const envelope = { version: '0', id, source, 'detail-type': detailType, account: '000000000000', region: 'local', resources: [] };
  put({ source, detailType, body: JSON.stringify({ ...envelope, detail: JSON.parse(String(entry.Detail)) }) });
  return { EventId: id };
}
