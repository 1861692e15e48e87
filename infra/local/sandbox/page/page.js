import { $, clock, h, list, tag, toast } from './dom.js';
import { onChange, post } from './post.js';
import { callback, fault, loan, message, payment, phone, subscribe, task, transfer } from './views.js';

const POLL_MS = 2000;
const shown = new Map();
const open = new Set();
let state;
let system = 'pay';

/** Draws a part only when its data has changed, so that nothing jumps under the finger. */
function part(id, data, draw) {
  const key = JSON.stringify(data);
  if (shown.get(id) === key) return;
  shown.set(id, key);
  $(`#${id}`).replaceChildren(...draw(data));
}

function entry(one) {
  const key = `${system}${one.n}`;
  const failed = one.status >= 400 || /"errcode":-?[1-9]/.test(one.answered);
  const row = h(
    'details',
    open.has(key) ? { open: '' } : {},
    h(
      'summary',
      {},
      h('time', {}, clock(one.atMs)),
      h('code', {}, `${one.method} ${one.path}`),
      tag(String(one.status), failed ? 'bad' : 'good'),
    ),
    h('pre', {}, one.asked || '（无请求体）'),
    h('pre', {}, one.answered || '（无应答体）'),
  );
  row.addEventListener('toggle', () => (row.open ? open.add(key) : open.delete(key)));
  return row;
}

function draw() {
  part('loans', state.loans, (items) => list(items, '没有分期申请。收款时选分期，这里会出现。', loan));
  part('payments', state.payments, (items) => list(items, '没有收款。在小程序里开单并选择微信支付后，这里会出现。', payment));
  part('phones', phonesLike($('#customer').person.value.trim()), (items) =>
    list(items, '没有这样的顾客。演示数据载入后，这里会出现顾客。', phone),
  );
  part('subscribe', state.subscribeMessages, (items) => list(items, '还没有订阅消息。', (one) => subscribe(one, state.people)));
  part('tasks', state.tasks, (items) => list(items, '没有群发任务。', task));
  part('transfers', state.transfers, (items) => list(items, '没有进行中的交接。', transfer));
  part('messages', state.appMessages, (items) => list(items, '还没有应用消息。', message));
  part('faults', state.faults, (items) => list(items, '没有故障，一切正常应答。', fault));
  part('callbacks', state.callbacks, (items) => list(items, '还没有回调。', callback));
  part('journal', [system, state.journal[system]], ([, items]) => list(items, '还没有收到请求。', entry));
  part('people', state.people, (items) => items.map((p) => h('option', { value: p.name }, p.phone ?? p.openid)));
  part('members', state.members, (items) => items.map((m) => h('option', { value: m.userid }, m.name)));
  for (const b of document.querySelectorAll('[data-system]')) b.classList.toggle('on', b.dataset.system === system);
}

const PHONES_SHOWN = 12;

/** Those whose name, number or id has what was typed above; those with a mobile number first. */
function phonesLike(words) {
  const like = state.people.filter((p) => [p.id, p.name, p.phone, p.openid].some((text) => text?.includes(words)));
  const first = [...like.filter((p) => p.phone), ...like.filter((p) => !p.phone)];
  return first.sort((a, b) => (a.phone ?? '9').localeCompare(b.phone ?? '9')).slice(0, PHONES_SHOWN);
}

async function refresh() {
  const live = $('#live');
  try {
    state = await (await fetch('/sandbox/api/state')).json();
    draw();
    live.textContent = `已更新 ${clock(state.nowMs)}`;
    live.className = '';
  } catch {
    live.textContent = '连接断开，正在重试';
    live.className = 'off';
  }
}

function go(tab) {
  for (const section of document.querySelectorAll('section')) section.hidden = section.dataset.tab !== tab;
  for (const b of document.querySelectorAll('[data-go]')) b.classList.toggle('on', b.dataset.go === tab);
  history.replaceState(null, '', `#${tab}`);
}

async function showCode(what, person) {
  const asks = {
    login: () => post('/login-codes', { person }).then((v) => v && `登录码（5 分钟，一次）：${v.code}`),
    phone: () => post('/phone-codes', { person }).then((v) => v && `手机号授权码（5 分钟，一次）：${v.code}`),
    auth: () => post('/pay/auth-codes', { person }).then((v) => v && `付款码（1 分钟，一次）：${v.authCode}`),
    password: () => post('/pay/auth-codes', { person, asksPassword: true }).then((v) => v && `付款码（1 分钟，一次）：${v.authCode}`),
  };
  const text = await asks[what]();
  if (!text) return;
  $('#code').textContent = text;
  $('#code').hidden = false;
}

$('#customer').addEventListener('submit', (event) => {
  event.preventDefault();
  showCode(event.submitter?.value ?? 'login', event.target.person.value);
});
$('#customer').person.addEventListener('input', draw);
$('#adding').addEventListener('submit', async (event) => {
  event.preventDefault();
  const { person, userid, state: way } = Object.fromEntries(new FormData(event.target));
  if (await post('/wecom/contacts', { person, userid, ...(way ? { state: way } : {}) })) toast(`${person} 已添加 ${userid}`);
});
$('#fault').addEventListener('submit', async (event) => {
  event.preventDefault();
  const { code, times, ...rest } = Object.fromEntries(new FormData(event.target));
  const given = code === '' ? {} : { code: /^-?\d+$/.test(code) ? Number(code) : code };
  await post('/faults', { ...rest, ...given, times: Number(times) });
});
for (const b of document.querySelectorAll('[data-tokens]')) {
  b.addEventListener('click', async () => (await post('/faults/tokens', { system: b.dataset.tokens })) && toast('已全部失效'));
}
for (const b of document.querySelectorAll('[data-go]')) b.addEventListener('click', () => go(b.dataset.go));
for (const b of document.querySelectorAll('[data-system]')) {
  b.addEventListener('click', () => {
    system = b.dataset.system;
    draw();
  });
}
const wanted = location.hash.slice(1);
go(['act', 'wecom', 'faults', 'journal'].includes(wanted) ? wanted : 'act');
onChange(refresh);
await refresh();
setInterval(refresh, POLL_MS);
