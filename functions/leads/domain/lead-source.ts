/** Where another system's field lies in what it sends: 'clue.telephone' goes down into objects, '0' into lists. */
export type FieldMap = {
  /** The other system's own number of the lead: the same one is taken once. */
  key: string;
  mobile: string;
  name?: string;
  need?: string;
  region?: string;
  brand?: string;
  skill?: string;
};

/** A way by which leads come in from outside, with a key of its own that is changed by counting `keyNo` up. */
export type LeadSource = {
  sourceId: string;
  name: string;
  platform: 'douyin' | 'xiaohongshu' | 'baidu' | 'form';
  dealerId: string;
  storeId: string;
  active: boolean;
  keyNo: number;
  fields: FieldMap;
};

/**
 * What each platform's lead push is called field by field, to begin with; a source keeps its own copy, which is edited when a form there asks for
 * other things.
 */
export const presets: Record<LeadSource['platform'], FieldMap> = {
  douyin: { key: 'clue_id', mobile: 'telephone', name: 'name', need: 'remark', region: 'city_name' },
  xiaohongshu: { key: 'lead_id', mobile: 'phone', name: 'user_name', need: 'remark', region: 'city' },
  baidu: { key: 'clueId', mobile: 'cluePhoneNumber', name: 'clueName', need: 'formDetail', region: 'clueCity' },
  form: { key: 'id', mobile: 'mobile', name: 'name', need: 'need', region: 'region', brand: 'brand', skill: 'skill' },
};

export type Incoming = { key: string; mobile: string; name: string; need?: string; region?: string; brand?: string; skill?: string };

/** What a message says by a source's map; undefined where its own number or a mobile number of the mainland is missing. */
export function incoming(message: unknown, fields: FieldMap): Incoming | undefined {
  const text = (path: string | undefined, most: number): string | undefined => {
    const found = path === undefined ? undefined : at(message, path);
    const words = typeof found === 'string' || typeof found === 'number' ? String(found).trim() : '';
    return words === '' ? undefined : words.slice(0, most);
  };
  const key = text(fields.key, 64);
  const mobile = plainMobile(text(fields.mobile, 40));
  if (key === undefined || mobile === undefined) return undefined;
  const optional = (['need', 'region', 'brand', 'skill'] as const).flatMap((name) => {
    const words = text(fields[name], name === 'need' ? 200 : 20);
    return words === undefined ? [] : [[name, words] as const];
  });
  return { key, mobile, name: text(fields.name, 20) ?? '线上顾客', ...Object.fromEntries(optional) };
}

function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, step) => {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, step)) return undefined;
    return new Map<string, unknown>(Object.entries(inner)).get(step);
  }, value);
}

/** '+86 138-0000-0001' is the number it means. */
export function plainMobile(text: string | undefined): string | undefined {
  const digits = (text ?? '').replace(/[\s-]/g, '').replace(/^(\+?86)(?=1\d{10}$)/, '');
  return /^1[3-9]\d{9}$/.test(digits) ? digits : undefined;
}
