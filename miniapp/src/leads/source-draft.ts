import type { ReplyOf, RequestOf } from '@/api/routes';

type Source = ReplyOf<'GET /leads/sources'>['items'][number];
export type Platform = Source['platform'];
export const platformCodes = ['douyin', 'xiaohongshu', 'baidu', 'form'] as const;
export const fieldCodes = ['key', 'mobile', 'name', 'need', 'region', 'brand', 'skill'] as const;
export type FieldCode = (typeof fieldCodes)[number];

/** A source as a person edits it; an empty map of a new one: the platform's usual names. */
export type SourceDraft = {
  sourceId: string;
  name: string;
  platform: Platform;
  storeId: string;
  active: boolean;
  fields: { [code in FieldCode]?: string | undefined };
};

export const draftOf = (source: Source | undefined): SourceDraft =>
  source
    ? {
        sourceId: source.sourceId,
        name: source.name,
        platform: source.platform,
        storeId: source.storeId,
        active: source.active,
        fields: source.fields,
      }
    : { sourceId: '', name: '', platform: 'douyin', storeId: '', active: true, fields: {} };

const PATH = /^[\w-]{1,40}(\.[\w-]{1,40}){0,5}$/;
export const isPath = (text = ''): boolean => text === '' || PATH.test(text);
export const isSourceId = (text: string): boolean => /^[a-z0-9-]{4,40}$/.test(text);

export function isReady({ sourceId, name, storeId, fields }: SourceDraft): boolean {
  const { key = '', mobile = '' } = fields;
  const map = Object.keys(fields).length === 0 || (key !== '' && mobile !== '' && Object.values(fields).every(isPath));
  return isSourceId(sourceId) && name.trim() !== '' && storeId !== '' && map;
}

type Body = RequestOf<'PUT /leads/sources/{sourceId}'>['body'];

export function bodyOf({ name, platform, storeId, active, fields }: SourceDraft, layer: { dealerId?: string }, newKey: boolean): Body {
  const { key = '', mobile = '', ...rest } = fields;
  const more = Object.fromEntries(Object.entries(rest).filter(([, path]) => path !== ''));
  const map = key === '' || mobile === '' ? {} : { fields: { key, mobile, ...more } };
  return { name: name.trim(), platform, storeId, active, newKey, ...layer, ...map };
}
