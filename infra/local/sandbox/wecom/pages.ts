import { type Call, html, type Reply, redirect } from '../core/exchange.ts';
import type { World } from '../core/world.ts';
import { newSignInCode } from './members.ts';

/** The trusted domain of the app: this machine only. Elsewhere WeCom refuses with 50001. */
const TRUSTED = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * open.weixin.qq.com/connect/oauth2/authorize and login.work.weixin.qq.com/wwlogin/sso/login: WeCom would know who holds the
 * phone; here a person chooses. `as` names the member at once (tests).
 */
export function signInPage(world: World, call: Call): Reply | undefined {
  if (call.method !== 'GET') return undefined;
  const inside = call.path === '/connect/oauth2/authorize';
  if (!inside && call.path !== '/wwlogin/sso/login') return undefined;
  const wrong = obstacle(world, call.query, inside);
  if (wrong !== undefined) return html(page('无法登录', `<p class="wrong">${safe(wrong)}</p>`), 400);
  const as = call.query.get('as');
  if (as !== null) return choose(world, call.query, as);
  return html(chooser(world, call.query));
}

function obstacle(world: World, query: URLSearchParams, inside: boolean): string | undefined {
  const { wecom } = world.state;
  if (query.get('appid') !== wecom.corpid) return '企业不存在（appid 应为企业的 corpid）';
  if (!wecom.apps.some((a) => a.agentid !== 0 && String(a.agentid) === query.get('agentid'))) return '应用不存在（agentid 不正确）';
  if (inside && (query.get('response_type') !== 'code' || query.get('scope') !== 'snsapi_base')) return 'response_type 或 scope 不正确';
  if (!inside && query.get('login_type') !== 'CorpApp') return 'login_type 应为 CorpApp';
  const target = query.get('redirect_uri') ?? '';
  if (!URL.canParse(target) || !TRUSTED.has(new URL(target).hostname)) return 'redirect_uri 需与配置的授权完成回调域名一致（50001）';
  return undefined;
}

function choose(world: World, query: URLSearchParams, as: string): Reply {
  const member = world.state.wecom.members[as];
  const isMember = member?.status === 1;
  if (!isMember && !world.state.people[as]) return html(page('无法登录', '<p class="wrong">没有这个成员</p>'), 400);
  const target = new URL(query.get('redirect_uri') ?? '');
  target.searchParams.set('code', newSignInCode(world, 'web', as, isMember));
  target.searchParams.set('state', query.get('state') ?? '');
  return redirect(target.toString());
}

function chooser(world: World, query: URLSearchParams): string {
  const rows = Object.values(world.state.wecom.members)
    .filter((m) => m.status === 1)
    .map((m) => {
      const next = new URLSearchParams(query);
      next.set('as', m.userid);
      return `<li data-name="${safe(`${m.name} ${m.userid}`)}"><a href="?${safe(next.toString())}"><b>${safe(m.name)}</b><span>${safe(m.userid)}</span></a></li>`;
    });
  const list =
    rows.length > 0
      ? `<input id="q" placeholder="搜索姓名或账号" autocomplete="off"><ul>${rows.join('')}</ul>`
      : '<p class="wrong">还没有成员</p>';
  return page(
    '选择要登录的成员',
    `${list}<script>const q=document.querySelector('#q');q&&q.addEventListener('input',()=>{for(const li of document.querySelectorAll('li'))li.hidden=!li.dataset.name.includes(q.value)});</script>`,
  );
}

const safe = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

function page(title: string, body: string): string {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/sandbox/page.css"><link rel="stylesheet" href="/sandbox/parts.css"><body class="chooser"><main><p class="brand">企业微信 · 沙箱</p><h1>${title}</h1>${body}</main></body></html>`;
}
