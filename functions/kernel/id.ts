/** Ids are a prefix and a ULID ('ld_01J…'): time-ordered, made by whoever creates the thing, also on a phone. */
export const idPrefixes = {
  org: 'og',
  person: 'ps',
  session: 'se',
  member: 'mb',
  lead: 'ld',
  followUp: 'fu',
  sku: 'sk',
  model: 'md',
  configuration: 'cf',
  kit: 'kt',
  promotion: 'pm',
  couponTemplate: 'ct',
  coupon: 'cp',
  slip: 'sl',
  line: 'ln',
  payment: 'py',
  refund: 'rf',
  return: 'rt',
  entry: 'en',
  fact: 'fa',
  message: 'ms',
  approval: 'ap',
  job: 'jb',
  rule: 'rl',
  segment: 'sg',
  campaign: 'cm',
  cart: 'ca',
  media: 'mi',
  quote: 'qt',
  visit: 'vs',
  link: 'lk',
} as const;

export type IdKind = keyof typeof idPrefixes;
export type Id<K extends IdKind> = `${(typeof idPrefixes)[K]}_${string}`;

export type NewId = <K extends IdKind>(kind: K) => Id<K>;

const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;

export function isId<K extends IdKind>(kind: K, text: string): text is Id<K> {
  const prefix = `${idPrefixes[kind]}_`;
  return text.startsWith(prefix) && ULID.test(text.slice(prefix.length));
}
