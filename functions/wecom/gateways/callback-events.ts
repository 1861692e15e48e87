import { type Instant, instantOf } from '#kernel/instant';
import { itemsOf, readXml, textOf, type XmlFields } from './callback-xml.ts';

/** Every event: when WeCom made it, and a key under which its retries and doubles are one. */
export type EventHead = { corpid: string; at: Instant; dedupeKey: string };

export type WecomEvent = EventHead &
  (
    | {
        kind: 'contact-added';
        userid: string;
        externalUserid: string;
        state?: string /** Good for 20 s, once. */;
        welcomeCode?: string;
        half: boolean;
      }
    | { kind: 'contact-edited'; userid: string; externalUserid: string; state?: string }
    /** By the member; transferred: it went to a colleague. */
    | { kind: 'contact-deleted'; userid: string; externalUserid: string; transferred: boolean }
    /** By the customer. */
    | { kind: 'follow-ended'; userid: string; externalUserid: string }
    | { kind: 'transfer-failed'; userid: string; externalUserid: string; reason: string }
    | { kind: 'chat-changed'; change: string; chatId: string; detail?: string; memberIds: string[] }
    | { kind: 'tag-changed'; change: string; id?: string; isGroup: boolean }
    | { kind: 'other'; type: string }
  );

/** The decrypted XML of a callback in our words; undefined if it is no event or message of WeCom. */
export function readEvent(xml: string): WecomEvent | undefined {
  const fields = readXml(xml);
  if (!fields || textOf(fields, 'ToUserName') === '' || !/^\d{1,12}$/.test(textOf(fields, 'CreateTime'))) return undefined;
  const at = instantOf(Number(textOf(fields, 'CreateTime')) * 1000);
  const head: EventHead = { corpid: textOf(fields, 'ToUserName'), at, dedupeKey: dedupeKeyOf(fields) };
  switch (textOf(fields, 'Event')) {
    case 'change_external_contact':
      return contactEvent(head, fields);
    case 'change_external_chat':
      return chatEvent(head, fields);
    case 'change_external_tag': {
      const isGroup = textOf(fields, 'TagType') === 'tag_group';
      return { ...head, kind: 'tag-changed', change: textOf(fields, 'ChangeType'), isGroup, ...given('id', textOf(fields, 'Id')) };
    }
    default:
      return other(head, fields);
  }
}

function contactEvent(head: EventHead, fields: XmlFields): WecomEvent {
  const who = { ...head, userid: textOf(fields, 'UserID'), externalUserid: textOf(fields, 'ExternalUserID') };
  const state = given('state', textOf(fields, 'State'));
  const change = textOf(fields, 'ChangeType');
  switch (change) {
    case 'add_external_contact':
    case 'add_half_external_contact': {
      const half = change === 'add_half_external_contact';
      return { ...who, kind: 'contact-added', half, ...state, ...given('welcomeCode', textOf(fields, 'WelcomeCode')) };
    }
    case 'edit_external_contact':
      return { ...who, kind: 'contact-edited', ...state };
    case 'del_external_contact':
      return { ...who, kind: 'contact-deleted', transferred: textOf(fields, 'Source') === 'DELETE_BY_TRANSFER' };
    case 'del_follow_user':
      return { ...who, kind: 'follow-ended' };
    case 'transfer_fail':
      return { ...who, kind: 'transfer-failed', reason: textOf(fields, 'FailReason') };
    default:
      return other(head, fields);
  }
}

function chatEvent(head: EventHead, fields: XmlFields): WecomEvent {
  return {
    ...head,
    kind: 'chat-changed',
    change: textOf(fields, 'ChangeType'),
    chatId: textOf(fields, 'ChatId'),
    memberIds: itemsOf(fields, 'MemChangeList'),
    ...given('detail', textOf(fields, 'UpdateDetail')),
  };
}

function other(head: EventHead, fields: XmlFields): WecomEvent {
  const type = [textOf(fields, 'MsgType'), textOf(fields, 'Event'), textOf(fields, 'ChangeType')].filter((word) => word !== '').join('/');
  return { ...head, kind: 'other', type };
}

/** Messages have a MsgId; events only FromUserName and CreateTime (D/90238), which two events of one second share: add what they are about. */
function dedupeKeyOf(fields: XmlFields): string {
  if (textOf(fields, 'MsgId') !== '') return `msg/${textOf(fields, 'MsgId')}`;
  const names = [
    'FromUserName',
    'CreateTime',
    'Event',
    'ChangeType',
    'UserID',
    'ExternalUserID',
    'ChatId',
    'UpdateDetail',
    'Id',
    'LastMemVer',
    'CurMemVer',
  ];
  return `event/${names.map((name) => textOf(fields, name)).join('/')}`;
}

function given<K extends string>(name: K, value: string): { [P in K]?: string } {
  const found: { [P in K]?: string } = {};
  if (value !== '') found[name] = value;
  return found;
}
