import { epochMs, type Instant, instantOf, SHANGHAI_OFFSET_MINUTES } from '#kernel/instant';
import type { Fen } from '#kernel/money';
import { yuan } from '#kernel/yuan';
import type { Slip } from '#orders/domain/slip';

/** One line of a receipt: a heading, a text, two ends of one line, or a rule. */
export type ReceiptLine =
  | { kind: 'title'; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'pair'; left: string; right: string; strong?: true }
  | { kind: 'rule' };

const methodNames: Readonly<Record<string, string>> = {
  CASH: '现金',
  CARD: '刷卡',
  TRANSFER: '银行转账',
  PREPAID: '预收款',
  STORED: '储值',
  WECHAT_NATIVE: '微信支付',
  WECHAT_JSAPI: '微信支付',
  WECHAT_CODE: '微信支付',
  ALIPAY_CODE: '支付宝',
  ALIPAY_QR: '支付宝',
  TRADE_IN: '以旧换新',
  INSTALMENT: '分期',
};

const money = (fen: Fen): string => `￥${yuan(fen)}`;
const localTime = (at: Instant): string =>
  instantOf(epochMs(at) + SHANGHAI_OFFSET_MINUTES * 60_000)
    .slice(0, 16)
    .replace('T', ' ');

/** What the customer takes home: who sold, what, at which price, how it was paid and what has gone back. */
export function receiptOf(slip: Slip): ReceiptLine[] {
  return [
    { kind: 'title', text: slip.storeName },
    { kind: 'text', text: slip.legalEntity },
    { kind: 'rule' },
    { kind: 'text', text: `单号 ${slip.number}` },
    { kind: 'text', text: `时间 ${localTime(slip.paidAt ?? slip.openedAt)}` },
    { kind: 'text', text: `导购 ${slip.openedByName}` },
    ...(slip.member ? [{ kind: 'text', text: `会员 ${slip.member.mobileMasked}` } as const] : []),
    { kind: 'rule' },
    ...slip.lines.flatMap(goodsOf),
    { kind: 'rule' },
    ...(slip.discountFen > 0
      ? ([
          { kind: 'pair', left: '标价合计', right: money(slip.listFen) },
          { kind: 'pair', left: '优惠', right: `-${money(slip.discountFen)}` },
        ] as const)
      : []),
    ...(slip.freight ? [{ kind: 'pair', left: `运费（${slip.freight.zone}）`, right: money(slip.freight.fen) } as const] : []),
    { kind: 'pair', left: '应收', right: money(slip.netFen), strong: true },
    ...slip.tenders.flatMap(tenderOf),
    ...(slip.netFen > slip.paidFen && slip.state === 'OPEN'
      ? [{ kind: 'pair', left: '待收', right: money(slip.netFen - slip.paidFen), strong: true } as const]
      : []),
    { kind: 'rule' },
    { kind: 'text', text: slip.pointsEarned > 0 && slip.state === 'PAID' ? `本单积分 ${slip.pointsEarned}` : '请保留小票，退换货时出示' },
  ];
}

function goodsOf(line: Slip['lines'][number]): ReceiptLine[] {
  const detail = [line.configurationText ?? line.spec, ...line.serials].filter(Boolean).join(' ');
  return [
    { kind: 'text', text: line.gift ? `[赠] ${line.name}` : line.name },
    ...(detail === '' ? [] : [{ kind: 'text', text: `  ${detail}` } as const]),
    { kind: 'pair', left: `  ${yuan(line.unitFen)} × ${line.qty}`, right: money(line.netFen) },
  ];
}

function tenderOf({ method, amountFen, refundedFen }: Slip['tenders'][number]): ReceiptLine[] {
  const name = methodNames[method] ?? method;
  const back = refundedFen === undefined ? [] : [{ kind: 'pair', left: `  已退 ${name}`, right: `-${money(refundedFen)}` } as const];
  return [{ kind: 'pair', left: name, right: money(amountFen) }, ...back];
}
