import type { RequestOf } from '@/api/routes';
import { parseMoney } from '../ui/format-money.ts';

type Body = RequestOf<'POST /coupons/templates'>['body'];

/** A coupon template as a person writes it: amounts in yuan and rates in 折, as typed. */
export type TemplateForm = {
  name: string;
  face: 'amount' | 'rate' | 'exchange' | 'gift';
  off: string;
  min: string;
  rate: string;
  cap: string;
  goods?: { skuId: string; name: string } | undefined;
  qty: number;
  price: string;
  quota: string;
  perMember: number;
  validDays: string;
  endDay: string;
  issue: 'hand' | 'purchase' | 'claim' | 'codes';
  minNet: string;
};

export const emptyTemplate: TemplateForm = {
  ...{ name: '', face: 'amount', off: '', min: '', rate: '', cap: '', qty: 1, price: '', quota: '', perMember: 1 },
  ...{ validDays: '30', endDay: '', issue: 'hand', minNet: '' },
};

export const isTemplateForm = (value: unknown): value is TemplateForm =>
  typeof value === 'object' && value !== null && 'face' in value && 'quota' in value && 'issue' in value;

export type TemplateMissing = 'name' | 'off' | 'min' | 'rate' | 'cap' | 'goods' | 'price' | 'quota' | 'validDays' | 'endDay' | 'minNet';
export type TemplateOutcome = { body: Body; missing?: undefined } | { body?: undefined; missing: TemplateMissing };

/** The form as the server takes it, or the first thing that is missing. */
export function bodyOfTemplate(form: TemplateForm, reach: Body['reach']): TemplateOutcome {
  const name = form.name.trim();
  if (name === '') return { missing: 'name' };
  const face = faceOf(form);
  if (typeof face === 'string') return { missing: face };
  const [quota, validDays] = [whole(form.quota, 10_000_000), whole(form.validDays, 730)];
  if (quota === undefined) return { missing: 'quota' };
  if (validDays === undefined) return { missing: 'validDays' };
  if (form.endDay === '') return { missing: 'endDay' };
  const issueOn = issueOf(form);
  if (issueOn === undefined) return { missing: 'minNet' };
  // The last day counts: until its midnight in China.
  const endsAt = new Date(Date.parse(`${form.endDay}T00:00:00+08:00`) + 86_400_000).toISOString();
  return { body: { reach, name, face, quota, perMember: form.perMember, validDays, endsAt, issueOn } };
}

function faceOf({ face, off, min, rate, cap, goods, qty, price }: TemplateForm): Body['face'] | TemplateMissing {
  const minFen = min.trim() === '' ? 0 : parseMoney(min);
  if (minFen === undefined) return 'min';
  switch (face) {
    case 'amount': {
      const offFen = parseMoney(off);
      return offFen ? { kind: 'amount', offFen, minFen } : 'off';
    }
    case 'rate': {
      const rateBps = rateOf(rate);
      if (rateBps === undefined) return 'rate';
      const capFen = cap.trim() === '' ? undefined : parseMoney(cap);
      if (cap.trim() !== '' && !capFen) return 'cap';
      return { kind: 'rate', rateBps, minFen, ...(capFen ? { capFen } : {}) };
    }
    case 'exchange': {
      const priceFen = price.trim() === '' ? 0 : parseMoney(price);
      if (priceFen === undefined) return 'price';
      return goods ? { kind: 'exchange', skuId: goods.skuId, qty, priceFen } : 'goods';
    }
    case 'gift':
      return goods ? { kind: 'gift', skuId: goods.skuId, qty, minFen } : 'goods';
    default:
      return face satisfies never;
  }
}

/** 「8.8」 keeps 88 %. */
function rateOf(text: string): number | undefined {
  const match = /^(\d)(?:\.(\d{1,2}))?$/.exec(text.trim());
  const bps = match ? Number(match[1]) * 1000 + Number((match[2] ?? '').padEnd(2, '0')) * 10 : 0;
  return bps >= 100 && bps <= 9990 ? bps : undefined;
}

const whole = (text: string, most: number): number | undefined => {
  const n = /^\d{1,8}$/.test(text.trim()) ? Number(text) : 0;
  return n >= 1 && n <= most ? n : undefined;
};

function issueOf({ issue, minNet }: TemplateForm): Body['issueOn'] | undefined {
  if (issue !== 'purchase') return { kind: issue };
  const minNetFen = minNet.trim() === '' ? 0 : parseMoney(minNet);
  return minNetFen === undefined ? undefined : { kind: 'purchase', minNetFen };
}
