import type { Row } from '#platform/table';
import type { Moment } from './town.ts';

const ID = /\b[a-z]{2}_[0-9A-HJKMNP-TV-Z]{26}\b/g;

/**
 * All that the town knows, comparable between two runs that gave their things different ids: each new id is called by its kind and
 * its place in the order they were made in, and what is drawn from an id (a slip's number, an index's shard) by nothing. A platform
 * that pushes a lead again is told that it is the same one.
 */
export function picture(moment: Moment, known: ReadonlySet<string>, reply: unknown): string[] {
  const rows: Row[] = [...moment.table.rows.all()];
  const texts = [
    ...rows.map((row) => JSON.stringify(row)),
    `REPLY ${JSON.stringify(sorted(reply)).replace('"REPEATED"', '"CREATED"')}`,
    ...outsideOf(moment),
  ];
  const made = [...new Set(texts.join('\n').match(ID))].filter((id) => !known.has(id)).sort((a, b) => (a.slice(3) < b.slice(3) ? -1 : 1));
  const names = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const id of made) {
    const kind = id.slice(0, 2);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    names.set(id, `${kind}_${counts.get(kind)}`);
  }
  return texts
    .map((text) =>
      text
        .replace(ID, (id) => names.get(id) ?? id)
        // What outside systems draw by lot.
        .replace(/"(token|codeUrl|transactionId|reference|package|paySign|nonceStr|sealed)":"[^"]{20,}"/g, '"$1":"…"')
        // A code that works once is another one the second time, and so is the request.
        .replace(/"requestHash":"\w+"/g, '')
        .replace(/("pk":"ACTION#.*"sk":")[\w-]+/g, '$1')
        // Sixteen seconds later is as good.
        .replace(/(\d\d:\d\d):16\.000Z/g, '$1:00.000Z')
        .replace(/"(ttl|expiresAtMs)":\d+/g, '')
        .replace(/"timeStamp":"\d+"/g, '')
        .replace(/(DUE#[\w-]+#)\w+/g, '$1')
        // How often an address has sent within a minute: what was tried counts too.
        .replace(/"count":\d+(,"pk":"G#LINK-SENDS#)/, '"count":0$1')
        // A pool's and a link's counters lie in shards by the lead's id.
        .replace(/POOL~\d/g, 'POOL')
        .replace(/COUNT#\d/g, 'COUNT')
        .replace(/(FACTS#[\d-]+#)\w/g, '$1')
        .replace(/\b([A-Z]{2}\d{2}-?\d{6}-?)[0-9A-Z]{4,8}\b/g, '$1'),
    )
    .sort();
}

/** A row's maps come back in the table's own order of names, a reply kept in one too. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  );
}

export const idsOf = (moment: Moment): ReadonlySet<string> => new Set(JSON.stringify([...moment.table.rows.all()]).match(ID));

/** What outside systems carry out for us: money, messages, contracts. How often we looked is our own affair. */
function outsideOf({ outside }: Moment): string[] {
  const { pay, partners, wecom } = outside.sandbox.state;
  const money = Object.values(pay.orders).map(({ state, totalFen, refundedFen }) => `ORDER ${state} ${totalFen} ${refundedFen}`);
  const back = Object.values(pay.refunds).map(({ state, refundFen }) => `REFUND ${state} ${refundFen}`);
  const kept = Object.entries(partners).flatMap(([what, of]) => (typeof of === 'object' ? [`${what} ${Object.keys(of).length}`] : []));
  const told = Object.values(wecom.massTasks).length + wecom.welcomes.length;
  return [...money, ...back, ...kept, `TOLD ${told}`];
}
