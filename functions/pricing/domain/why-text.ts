import { epochMs, instantOf, SHANGHAI_OFFSET_MINUTES } from '#kernel/instant';
import type { Why } from './why.ts';
import type { Refused } from './why-finding.ts';
import type { Gain, Step } from './why-step.ts';

/** How promotions, goods and member levels are called, by id; and the store's zone. */
export type Names = {
  readonly promotion: (id: string) => string;
  readonly goods: (sku: string) => string;
  readonly level: (level: string) => string;
  readonly zoneMinutes?: number | undefined;
};

/** A Why in Chinese, for the guide and the customer: 「未满 ¥1000.00，再加 ¥38.00 可减 ¥100.00」. */
export function whyText(why: Why, names: Names): string {
  const outcome = outcomeText(why, names);
  const step = stepText(why.step, names);
  const said = why.outcome === 'REFUSED' && why.reason.code === 'BEFORE_START';
  return step && !said ? `${outcome}，${step}` : outcome;
}

export function yuanText(fen: number): string {
  return `¥${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
}

/** 8800 → 8.8折; half and nothing have words of their own. */
function rateText(rateBp: number): string {
  if (rateBp === 0) return '免费';
  return rateBp === 5000 ? '半价' : `${rateBp / 1000}折`;
}

function timeText(at: string, { zoneMinutes = SHANGHAI_OFFSET_MINUTES }: Names): string {
  const local = instantOf(epochMs(at) + zoneMinutes * 60_000);
  return `${Number(local.slice(5, 7))}月${Number(local.slice(8, 10))}日 ${local.slice(11, 16)}`;
}

function outcomeText(why: Why, names: Names): string {
  switch (why.outcome) {
    case 'APPLIED':
      return appliedText(why, names);
    case 'BEATEN': {
      const rivals = why.by.map((id) => `「${names.promotion(id)}」`).join('');
      return `与${rivals}不能同享，${why.because === 'BETTER' ? `${rivals}更优惠` : `已先用${rivals}`}`;
    }
    case 'REFUSED':
      return refusedText(why.reason, names);
    default:
      return why satisfies never;
  }
}

function appliedText({ fen, unabsorbed, gifts }: Extract<Why, { outcome: 'APPLIED' }>, names: Names): string {
  const parts = gifts.map(({ sku, qty }) => `已送${names.goods(sku)} ×${qty}`);
  if (fen > 0) parts.push(`已减 ${yuanText(fen)}`);
  if (unabsorbed > 0) parts.push(`另有 ${yuanText(unabsorbed)} 因最低限价未减`);
  return parts.join('，');
}

function refusedText(reason: Refused, names: Names): string {
  switch (reason.code) {
    case 'BEFORE_START':
      return `活动 ${timeText(reason.at, names)} 开始`;
    case 'AFTER_END':
      return `活动已于 ${timeText(reason.at, names)} 结束`;
    case 'OUTSIDE_HOURS':
      return '现在不在活动时段';
    case 'OTHER_STORE':
      return '本店不参加此活动';
    case 'MEMBER_LEVEL':
      return `仅限${reason.levels.map(names.level).join('、')}会员`;
    case 'NOT_IN_SCOPE':
      return '没有参加活动的商品';
    case 'NOT_CHEAPER':
      return '现价不高于活动价';
    case 'AT_FLOOR':
      return '已到最低限价，不能再减';
    case 'NOTHING_LEFT':
      return '没有可减的金额';
    case 'BELOW_MIN':
      return `未满 ${yuanText(reason.min)}`;
    case 'TOO_FEW_UNITS':
      return `未满 ${reason.need} 件`;
    case 'KIT_INCOMPLETE':
      return '套装未配齐';
    default:
      return reason satisfies never;
  }
}

function stepText(step: Step, names: Names): string {
  switch (step.code) {
    case 'NONE':
      return '';
    case 'ADD_FEN':
      return `再加 ${yuanText(step.fen)} 可${gainText(step.gain, names)}`;
    case 'ADD_UNITS': {
      const fen = step.fen > 0 ? `（满 ${yuanText(step.fen)}）` : '';
      return `再加 ${step.units} 件${fen}可${gainText(step.gain, names)}`;
    }
    case 'ADD_SKUS':
      return `再加${step.skus.map(({ sku, qty }) => `${names.goods(sku)} ×${qty}`).join('、')}可${gainText(step.gain, names)}`;
    case 'WAIT':
      return `${timeText(step.at, names)} 起可享`;
    case 'JOIN_LEVEL':
      return `成为${step.levels.map(names.level).join('或')}会员可享`;
    default:
      return step satisfies never;
  }
}

function gainText(gain: Gain, names: Names): string {
  switch (gain.code) {
    case 'OFF':
      return `减 ${yuanText(gain.fen)}`;
    case 'RATE':
      return `享${rateText(gain.rateBp)}`;
    case 'NTH':
      return `享第 ${gain.n} 件${rateText(gain.rateBp)}`;
    case 'GIFT':
      return `得${names.goods(gain.sku)} ×${gain.qty}`;
    case 'KIT':
      return `享套装价 ${yuanText(gain.price)}`;
    default:
      return gain satisfies never;
  }
}
