import { epochMs, type Instant, instantOf, SHANGHAI_OFFSET_MINUTES } from '#kernel/instant';
import type { Fen } from '#kernel/money';
import { yuan } from '#kernel/yuan';

/** '3月2日 10:05', or with seconds, in the stores' zone. */
export function localTime(at: Instant, withSeconds = false): string {
  const local = instantOf(epochMs(at) + SHANGHAI_OFFSET_MINUTES * 60_000);
  const time = local.slice(11, withSeconds ? 19 : 16);
  return `${Number(local.slice(5, 7))}月${Number(local.slice(8, 10))}日 ${time}`;
}

/** Ends with the moment to the second: to WeCom two notices of the same words within half an hour are one. */
const stamped = (lines: readonly string[], at: Instant): string => [...lines, localTime(at, true)].join('\n');

export type LeadWords = { customerName: string; at: Instant };

export const leadAssignedText = ({ customerName, at }: LeadWords, acceptBy: Instant | undefined): string => {
  const until = acceptBy === undefined ? '请尽快联系顾客' : `请在 ${localTime(acceptBy)} 前接受，过时退回商机池`;
  return stamped([`【新商机】${customerName}`, `${until}。打开「导购」查看。`], at);
};

export const leadWarnedText = ({ customerName, at }: LeadWords, step: string, recycleAt: Instant): string => {
  const what = {
    FIRST_CONTACT: '还没有首次联系上顾客，请马上联系',
    WARN_GUIDE: `多日没有有效跟进，${localTime(recycleAt)} 将退回商机池`,
    WARN_MANAGER: `导购多日没有有效跟进，${localTime(recycleAt)} 将退回商机池，请过问或改派`,
  }[step];
  return stamped([`【商机提醒】${customerName}`, `${what ?? '请尽快跟进'}。`], at);
};

export const leadUnplacedText = ({ customerName, at }: LeadWords, why: string): string => {
  const what = why === 'NOT_ANSWERED' ? '到期还没有导购接下这条派来的商机' : '没有在岗且有余量的导购，商机在商机池里等待';
  return stamped([`【商机待派】${customerName}`, `${what}，请尽快派单。`], at);
};

export type VisitWords = { customerName: string; storeName: string; need?: string; comesAt: Instant; at: Instant };

const visitHeads: Readonly<Record<string, string>> = {
  'intake.visit-booked': '预约到店',
  'intake.visit-moved': '到店改期',
  'intake.visit-cancelled': '取消到店',
  'intake.visit-arrived': '顾客到店',
  'intake.visit-near': '快到店了',
};
export const visitText = (type: string, { customerName, storeName, need, comesAt, at }: VisitWords): string =>
  stamped(
    [
      `【${visitHeads[type] ?? '到店预约'}】${customerName} ${localTime(comesAt)}`,
      `${storeName}${need === undefined ? '' : `，想看：${need}`}`,
    ],
    at,
  );

export type SaleWords = { storeName: string; number: string; netFen: Fen; shareBps: number; at: Instant };

export const slipPaidText = ({ storeName, number, netFen, shareBps, at }: SaleWords): string =>
  stamped([`【成交】${storeName} ${number}`, `实收 ¥${yuan(netFen)}，你的分成 ${shareBps / 100}%。提成见「我的提成」。`], at);

export type AskWords = {
  askedByName: string;
  what: 'DISCOUNT' | 'CANCEL' | 'RETURN';
  title: string;
  listFen: Fen;
  netFen: Fen;
  discountFen: Fen;
  discountBps: number;
  backFen: Fen;
  keepFen: Fen;
  reason: string;
  at: Instant;
};

/** What a manager decides on, with the numbers that matter. */
export function approvalAskedText(words: AskWords): string {
  const { askedByName, what, title, netFen, discountFen, discountBps, backFen, keepFen, reason, at } = words;
  const [head, figures] = {
    DISCOUNT: ['优惠', `优惠 ¥${yuan(discountFen)}（${(discountBps / 100).toFixed(1)}%），实收 ¥${yuan(netFen)}`],
    CANCEL: ['取消', `退给顾客 ¥${yuan(backFen)}，留下定金 ¥${yuan(keepFen)}`],
    RETURN: ['超期退货', `退给顾客 ¥${yuan(backFen)}`],
  }[what];
  return stamped([`【待批·${head}】${askedByName}：${title}`, `${figures}。理由：${reason}。打开「导购」跟进页处理。`], at);
}

export const approvalDecidedText = (words: { approved: boolean; byName: string; title: string; note?: string; at: Instant }): string => {
  const { approved, byName, title, note, at } = words;
  const said = note === undefined ? '' : `：${note}`;
  return stamped([`【${approved ? '已批准' : '未批准'}】${title}`, `${byName}${approved ? '批准了你的申请' : '没有批准'}${said}。`], at);
};

export type PlanWords = { customers: number; marginFen: Fen; reminder: boolean; at: Instant };

export const planMadeText = ({ customers, marginFen, reminder, at }: PlanWords): string => {
  const head = reminder ? '【还没发】' : '【今天适合联系】';
  const what = reminder ? '位顾客的消息还没有发出，21:00 后不再打扰' : `位顾客在等你的消息，预计毛利 ¥${yuan(marginFen)}`;
  return stamped([`${head}${customers} ${what}`, '打开「导购」我的会员，看一眼名单，一次发出。'], at);
};

/** The first words that a customer reads. */
export const welcomeText = (guideName: string, storeName: string | undefined): string =>
  `您好，我是${storeName ?? ''}的导购${guideName}。选货、价格、售后，有事随时找我。`.replace('我是的导购', '我是导购');

export type CouponWords = { name: string; text: string; expiresAt: Instant };

export const couponText = (said: string | undefined, { name, text, expiresAt }: CouponWords): string =>
  lines(said, `【优惠券】${name}（${text}），${localTime(expiresAt).split(' ')[0]}前有效，已放进您的会员券包，到店出示即可使用。`);

export const offerText = (said: string | undefined, { name, text }: Omit<CouponWords, 'expiresAt'>): string =>
  lines(said, `【优惠券】${name}（${text}），点开下面的卡片领取，到店出示即可使用。`);

export const productText = (said: string | undefined, { name, spec, listFen }: { name: string; spec: string; listFen: Fen }): string =>
  lines(said, `【${name}】${spec === '' ? '' : `${spec}，`}吊牌价 ¥${yuan(listFen)}，欢迎到店看看。`);

const lines = (said: string | undefined, more: string): string => (said === undefined ? more : `${said}\n${more}`);
