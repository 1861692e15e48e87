import { handler as paymentSweep } from '#payments/sweep';
import { body, does, type Errands, LAMPS_FEN, lamps, paidSlip, slip } from './errand.ts';
import type { Moment } from './town.ts';

const guide = ({ town }: Moment): string => town.shop.ada.token;
const manager = ({ town }: Moment): string => town.shop.manager.token;

/** A slip that the customer has paid by WeChat: `heard` says whether we know it yet. */
async function paidByWechat(moment: Moment, heard: boolean) {
  const slipId = await slip(moment);
  const code = await moment.did('POST /payments/slips/{slipId}/wechat', {
    ...body(guide(moment), { amountFen: LAMPS_FEN }, { slipId }).asked,
  });
  await does(moment, '/pay', { codeUrl: code.codeUrl });
  const [notice] = await moment.callbacks(/\/wechat-pay\/notify$/);
  if (!notice) throw new Error('WeChat Pay says nothing');
  if (heard) await moment.did('POST /payments/wechat-pay/notify', notice.asked);
  return { slipId, paymentId: String(code.paymentId), notice: notice.asked };
}

/** All goods of a slip come back: its money is on its way to the customer. */
async function takenBack(moment: Moment, slipId: string): Promise<string> {
  const back = { lines: [{ lineKey: 'L1', qty: 2 }], reason: '不合适', expectedRefundFen: LAMPS_FEN };
  await moment.did('POST /orders/slips/{slipId}/returns', { token: guide(moment), params: { slipId }, body: back });
  const { items } = await moment.did('GET /payments/slips/{slipId}/refunds', { token: guide(moment), params: { slipId } });
  return items[0].refundId;
}

async function transfer(moment: Moment): Promise<string> {
  const slipId = await slip(moment);
  const told = { amountFen: LAMPS_FEN, reference: '转账尾号 1234' };
  return (await moment.did('POST /payments/slips/{slipId}/transfers', { token: guide(moment), params: { slipId }, body: told })).paymentId;
}

const sweep = (moment: Moment) => moment.run(() => paymentSweep());

export const moneyErrands: Errands = {
  'POST /orders/slips': async (m) =>
    body(guide(m), {
      lines: lamps(m),
      memberId: m.town.memberIds[0],
      points: 200,
      expectedNetFen: LAMPS_FEN - 200,
      cash: { receivedFen: 40_000 },
    }),
  'POST /orders/approvals': async (m) => body(guide(m), { lines: lamps(m), manualOffFen: 4_000, reason: '老顾客，还带了朋友' }),
  'POST /orders/slips/{slipId}/approvals': async (m) =>
    body(m.town.shop.bo.token, { kind: 'CANCEL', reason: '同事的单，顾客不要了' }, { slipId: await slip(m) }),
  'POST /orders/slips/{slipId}/cancel': async (m) =>
    body(guide(m), { reason: '顾客改主意' }, { slipId: await slip(m, { points: 100, expectedNetFen: LAMPS_FEN - 100 }) }),
  'POST /orders/slips/{slipId}/returns': async (m) =>
    body(guide(m), { lines: [{ lineKey: 'L1', qty: 1 }], reason: '坏了', expectedRefundFen: LAMPS_FEN / 2 }, { slipId: await paidSlip(m) }),
  'POST /orders/slips/{slipId}/exchanges': async (m) => {
    const boots = [{ lineKey: 'B1', skuId: m.town.shop.skus['BOOT-42'], qty: 1 }];
    const sale = { lines: boots, expectedNetFen: 89_900 };
    const old = { lines: [{ lineKey: 'L1', qty: 1 }], reason: '换一件', expectedRefundFen: LAMPS_FEN / 2 };
    return body(guide(m), { ...old, sale, cash: { receivedFen: 100_000 } }, { slipId: await paidSlip(m) });
  },
  'PUT /orders/at-hand/favourites/{skuId}': async (m) => body(guide(m), { on: true }, { skuId: m.town.shop.skus['LAMP-1'] ?? '' }),
  'POST /orders/parked': async (m) => body(guide(m), { lines: lamps(m), memberId: m.town.memberIds[0], note: '红外套' }),
  'POST /orders/parked/{cartId}/take': async (m) => {
    const { cartId } = await m.did('POST /orders/parked', { token: guide(m), body: { lines: lamps(m) } });
    return body(guide(m), { instead: { lines: lamps(m), note: '换手' } }, { cartId });
  },
  'POST /payments/slips/{slipId}/tenders': async (m) => body(guide(m), { method: 'CASH', amountFen: LAMPS_FEN }, { slipId: await slip(m) }),
  'POST /payments/slips/{slipId}/transfers': async (m) =>
    body(guide(m), { amountFen: LAMPS_FEN, reference: '回单 77' }, { slipId: await slip(m) }),
  'POST /payments/transfers/{paymentId}/confirm': async (m) => body(m.town.callers.dealerFinance, {}, { paymentId: await transfer(m) }),
  'POST /payments/transfers/{paymentId}/reject': async (m) =>
    body(m.town.callers.dealerFinance, { reason: '没有到账' }, { paymentId: await transfer(m) }),
  'POST /payments/slips/{slipId}/wechat': async (m) => body(guide(m), { amountFen: LAMPS_FEN }, { slipId: await slip(m) }),
  'POST /payments/slips/{slipId}/instalments': async (m) =>
    body(guide(m), { amountFen: LAMPS_FEN, periods: 12 }, { slipId: await slip(m) }),
  'POST /payments/slips/{slipId}/trade-ins': async (m) => {
    const { valuationNo } = await m.did('POST /payments/trade-ins/valuations', {
      token: guide(m),
      body: { item: '旧灯', condition: 'BROKEN' },
    });
    return body(guide(m), { valuationNo }, { slipId: await slip(m, { lines: [{ ...lamps(m)[0], qty: 3 }], expectedNetFen: 47_700 }) });
  },
  'POST /payments/slips/{slipId}/payment-code': async (m) => {
    const { authCode } = await does(m, '/pay/auth-codes', { person: '钱女士' });
    return body(guide(m), { amountFen: LAMPS_FEN, authCode }, { slipId: await slip(m) });
  },
  'POST /payments/mine/{slipId}/wechat': async (m) => {
    const { token } = await m.did('POST /identity/sessions/wechat', {
      body: { code: (await does(m, '/login-codes', { person: '顾客1' })).code },
    });
    const { code } = await does(m, '/phone-codes', { person: '顾客1', phone: '13800138001' });
    await m.did('POST /members/join', { token, body: { phoneCode: code, privacyVersion: '2026-01' } });
    return body(token, { dealerId: m.town.shop.dealerId }, { slipId: await slip(m) });
  },
  'POST /payments/{paymentId}/query': async (m) => body(guide(m), {}, { paymentId: (await paidByWechat(m, false)).paymentId }),
  'POST /payments/{paymentId}/close': async (m) => {
    const slipId = await slip(m);
    const code = await m.did('POST /payments/slips/{slipId}/wechat', {
      token: guide(m),
      params: { slipId },
      body: { amountFen: LAMPS_FEN },
    });
    return body(guide(m), {}, { paymentId: code.paymentId });
  },
  'POST /payments/wechat-pay/notify': async (m) => ({ asked: (await paidByWechat(m, false)).notice }),
  'POST /payments/wechat-pay/refunds/{dealerId}/{refundId}/notify': async (m) => {
    const refundId = await takenBack(m, (await paidByWechat(m, true)).slipId);
    await sweep(m);
    m.outside.endRefunds();
    const [notice] = await m.callbacks(/\/refunds\//);
    return { asked: { ...notice?.asked, params: { dealerId: m.town.shop.dealerId, refundId } } };
  },
  'POST /payments/refunds/{refundId}/done': async (m) => {
    const slipId = await slip(m);
    await m.did('POST /payments/slips/{slipId}/tenders', {
      token: guide(m),
      params: { slipId },
      body: { method: 'CARD', amountFen: LAMPS_FEN, reference: 'POS-1' },
    });
    return body(guide(m), { reference: '撤销 990011' }, { refundId: await takenBack(m, slipId) });
  },
  'POST /payments/refunds/{refundId}/retry': async (m) => {
    await does(m, '/pay/refund-end', { state: 'CLOSED' });
    const refundId = await takenBack(m, (await paidByWechat(m, true)).slipId);
    await sweep(m);
    m.outside.endRefunds();
    const [notice] = await m.callbacks(/\/refunds\//);
    await m.did('POST /payments/wechat-pay/refunds/{dealerId}/{refundId}/notify', {
      ...notice?.asked,
      params: { dealerId: m.town.shop.dealerId, refundId },
    });
    return body(guide(m), {}, { refundId });
  },
  'POST /payments/accounts/{memberId}/take-in': async (m) =>
    body(guide(m), { kind: 'PREPAID', method: 'CASH', amountFen: 5_000 }, { memberId: m.town.memberIds[0] ?? '' }),
  'POST /payments/accounts/{memberId}/give-back': async (m) => {
    const params = { memberId: m.town.memberIds[0] ?? '' };
    await m.did('POST /payments/accounts/{memberId}/take-in', {
      token: guide(m),
      params,
      body: { kind: 'PREPAID', method: 'CASH', amountFen: 5_000 },
    });
    return body(manager(m), { method: 'CASH', amountFen: 3_000, why: '顾客不买了' }, params);
  },
  'POST /payments/slips/{slipId}/move': async (m) => {
    const slipId = await slip(m);
    await m.did('POST /payments/slips/{slipId}/tenders', {
      token: guide(m),
      params: { slipId },
      body: { method: 'CASH', amountFen: 10_000 },
    });
    return body(guide(m), { toSlipId: await slip(m), amountFen: 10_000 }, { slipId });
  },
};
