import { $, button, clock, h, tag, yuan } from './dom.js';
import { post } from './post.js';

const payStates = {
  NOTPAY: ['待支付', 'wait'],
  USERPAYING: ['等待输入密码', 'wait'],
  SUCCESS: ['已支付', 'good'],
  REFUND: ['有退款', ''],
  CLOSED: ['已关闭', ''],
  REVOKED: ['已撤销', ''],
  PAYERROR: ['支付失败', 'bad'],
};

const ways = { NATIVE: '扫码', JSAPI: '小程序', MICROPAY: '付款码' };

export function payment(order) {
  const { outTradeNo, totalFen, refundedFen, kind, payer } = order;
  const [text, tone] = payStates[order.state];
  const refunded = refundedFen > 0 ? ` · 已退 ${yuan(refundedFen)}` : '';
  const password = (pays) => () => post('/pay/password', { outTradeNo, pays });
  const actions = {
    NOTPAY: () => [button('以顾客身份付款', () => post('/pay', { outTradeNo, payer: $('#customer').person.value || undefined }))],
    USERPAYING: () => [button('输入密码付款', password(true)), button('放弃', password(false), true)],
  };
  return h(
    'div',
    { class: 'item' },
    h('div', {}, h('b', {}, order.description), h('span', {}, `${ways[kind]} · ${outTradeNo}${payer ? ` · ${payer}` : ''}${refunded}`)),
    h('div', { class: 'buttons' }, tag(text, tone), h('span', { class: 'money' }, yuan(totalFen)), ...(actions[order.state]?.() ?? [])),
  );
}

const loanStates = { WAITING: ['等待审批', 'wait'], APPROVED: ['已批准', 'good'], DECLINED: ['未批准', 'bad'], CLOSED: ['已关闭', ''] };

/** An application for an instalment: the provider's word is said here. */
export function loan({ no, title, amountFen, periods, state, refundedFen }) {
  const [text, tone] = loanStates[state];
  const decide = (approve) => () => post('/partners/decide', { no, approve });
  const back = refundedFen > 0 ? ` · 已冲减 ${yuan(refundedFen)}` : '';
  const buttons = state === 'WAITING' ? [button('批准', decide(true)), button('不批准', decide(false), true)] : [];
  return h(
    'div',
    { class: 'item' },
    h('div', {}, h('b', {}, title), h('span', {}, `${periods} 期 · ${no}${back}`)),
    h('div', { class: 'buttons' }, tag(text, tone), h('span', { class: 'money' }, yuan(amountFen)), ...buttons),
  );
}

export function task(one) {
  const { msgid, content, parts } = one;
  const first = content.text || content.attachments?.map((a) => a[a.msgtype]?.title ?? a.msgtype).join('、') || '';
  const people = parts.map((p) => {
    const done = p.confirmed ? tag(`${p.name} 已发送 ${p.sent}/${p.count}`, 'good') : undefined;
    const act = one.cancelled
      ? tag(`${p.name} 已取消`, '')
      : button(`${p.name}：以导购身份确认发送（${p.count}）`, () => post('/wecom/confirm', { msgid, userid: p.userid }));
    return done ?? act;
  });
  return h(
    'div',
    { class: 'item' },
    h(
      'div',
      {},
      h('b', {}, first.slice(0, 120)),
      h('span', {}, `${clock(one.createdAtMs)} · ${one.chatType === 'group' ? '客户群' : '客户'}`),
    ),
    h('div', { class: 'buttons' }, people),
  );
}

export function transfer(one) {
  const answer = (word) => () => post('/wecom/transfers', { externalUserid: one.externalUserid, answer: word });
  const text = `${one.from} → ${one.to}`;
  return h(
    'div',
    { class: 'item' },
    h('div', {}, h('b', {}, one.name), h('span', {}, text)),
    h('div', { class: 'buttons' }, button('接受', answer('accepted')), button('拒绝', answer('refused'), true)),
  );
}

export function message(one) {
  const { content } = one;
  const body = content.text?.content ?? content.textcard?.title ?? content.miniprogram_notice?.title ?? '';
  const link = content.textcard ? h('a', { href: content.textcard.url }, '打开卡片') : '';
  return h(
    'div',
    { class: 'item' },
    h('div', {}, h('b', {}, body.slice(0, 200)), h('span', {}, `${clock(one.atMs)} · 给 ${one.to.join('、')} `), link),
  );
}

/** One customer, whose WeChat can be opened. */
export function phone({ id, name, phone: mobile }) {
  return h(
    'div',
    { class: 'item' },
    h('div', {}, h('b', {}, name), h('span', {}, [id, mobile].filter(Boolean).join(' · '))),
    h('a', { class: 'button', href: `/sandbox/open?as=${encodeURIComponent(id)}`, target: '_blank' }, '用他的微信打开'),
  );
}

export function subscribe(one, people) {
  const to = people.find((p) => p.openid === one.openid)?.name ?? one.openid;
  return h(
    'div',
    { class: 'item' },
    h('div', {}, h('b', {}, Object.values(one.data).join(' · ')), h('span', {}, `${clock(one.atMs)} · 给 ${to} · ${one.page}`)),
  );
}

const kinds = {
  error: '返回错误码',
  http: 'HTTP 错误',
  timeout: '受理后不应答',
  'bad-signature': '应答签名错误',
  'callback-late': '回调迟到',
  'callback-double': '回调重复',
  'callback-lost': '回调丢失',
};
const systems = { pay: '微信支付', wecom: '企业微信', wechat: '微信' };

export function fault(one) {
  const where = `${systems[one.system]} ${one.path || '任意'} · 还有 ${one.times} 次${one.code === undefined ? '' : ` · ${one.code}`}`;
  return h(
    'div',
    { class: 'item' },
    h('div', {}, h('b', {}, kinds[one.kind]), h('span', {}, where)),
    button('取消', () => post('/faults/clear', { id: one.id }), true),
  );
}

const callbackStates = {
  waiting: ['等待', 'wait'],
  delivered: ['已送达', 'good'],
  'given-up': ['已放弃', 'bad'],
  lost: ['丢失（故障注入）', 'bad'],
};

export function callback(one) {
  const [text, tone] = callbackStates[one.state];
  const next = one.state === 'waiting' ? ` · 下次 ${clock(one.dueAtMs)}` : '';
  const told = `${clock(one.createdAtMs)} · 第 ${one.attempts} 次${one.lastResult ? ` · ${one.lastResult}` : ''}${next}`;
  const again = button('再发一次', () => post('/callbacks/resend', { id: one.id }), true);
  return h(
    'div',
    { class: 'item' },
    h('div', {}, h('b', {}, `${systems[one.system]} · ${one.type}`), h('span', {}, told)),
    h('div', { class: 'buttons' }, tag(text, tone), again),
  );
}
