import { XMLParser } from 'fast-xml-parser';
import * as z from 'zod';

// The defaults corrupt ids ('0012' becomes 12, '1e5' becomes 100000), so nothing is parsed and nothing trimmed. Entities stay as
// they are: WeCom writes CDATA, and nobody else's XML should expand here.
const parser = new XMLParser({
  parseTagValue: false,
  trimValues: false,
  ignoreAttributes: true,
  processEntities: false,
  isArray: (name) => name === 'Item',
});

const document = z.object({ xml: z.record(z.string(), z.unknown()) });

export type XmlFields = Readonly<Record<string, unknown>>;

/** The fields under <xml>, every value as the text it is; undefined if it is not such a document. Nesting is kept as objects. */
export function readXml(text: string): XmlFields | undefined {
  // No callback has a document type; one could only be there to do harm.
  if (text.length > 262_144 || /<!DOCTYPE/i.test(text)) return undefined;
  try {
    return document.safeParse(parser.parse(text)).data?.xml;
  } catch {
    return undefined;
  }
}

/** A field's text; '' if it is absent or not text. */
export function textOf(fields: XmlFields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
}

/** Texts of <List><Item>…</Item></List>. */
export function itemsOf(fields: XmlFields, name: string): string[] {
  const items = z.object({ Item: z.array(z.string()) }).safeParse(fields[name]);
  return items.success ? items.data.Item : [];
}

export type Envelope = { toUserName: string; agentId: string; encrypt: string };

/** The outer, still encrypted body of a callback. */
export function readEnvelope(body: string): Envelope | undefined {
  const fields = readXml(body);
  if (!fields || textOf(fields, 'Encrypt') === '') return undefined;
  return { toUserName: textOf(fields, 'ToUserName'), agentId: textOf(fields, 'AgentID'), encrypt: textOf(fields, 'Encrypt') };
}
