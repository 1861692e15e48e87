import type { Outcome } from '#identity/gateways/outcome';
import { Refusal } from '#kernel/refusal';
import { env } from '#platform/env';
import type { Handler } from '#platform/http';
import { ports } from '#platform/ports';
import type { wecomContract } from '../contract.ts';
import { signPage as sign } from '../gateways/js-sdk.ts';
import { jsTicket } from '../gateways/wecom.ts';
import { agentApp, agentId, corpId, nonce } from '../steps/apps.ts';

/** What a page of ours inside WeCom needs before it may ask who the customer at hand is. Only our own pages are signed. */
export const signPage: Handler<(typeof wecomContract)['GET /wecom/js-config']> = async ({ query }) => {
  const trusted = [env('PUBLIC_URL'), ...env('SIGN_IN_ORIGINS', '').split(',')].filter(Boolean).map((url) => new URL(url).origin);
  if (!trusted.includes(new URL(query.url).origin)) throw new Refusal('URL_REFUSED');
  const app = await agentApp();
  const [corp, agent] = await Promise.all([jsTicket(app, 'corp'), jsTicket(app, 'agent')]);
  const seconds = Math.floor(ports().nowMs() / 1000);
  return {
    corpId: await corpId(),
    agentId: await agentId(),
    corp: sign(ticketIn(corp), query.url, nonce(), seconds),
    agent: sign(ticketIn(agent), query.url, nonce(), seconds),
  };
};

function ticketIn(answer: Outcome<string>): string {
  if (!answer.ok) throw new Refusal('WECOM_UNREACHABLE');
  return answer.value;
}
