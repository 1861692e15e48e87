import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { change } from '#platform/writes';
import type { identityContract } from '../contract.ts';
import { consentsOf, customerOf } from '../steps/consents-of.ts';
import { consentsRef } from '../store.ts';

/** More than anyone taps together; whoever invents consents only makes WeChat refuse, which sets the count right. */
const CONSENTS_MAX = 50;

export const addConsents: Handler<(typeof identityContract)['POST /identity/subscriptions']> = async ({ body }, ctx) => {
  const { appId, openId } = customerOf(ctx.session);
  const now = await consentsOf(ctx);
  const isMore = (one: (typeof now)[number]): boolean => body.templateIds.includes(one.templateId) && one.left < CONSENTS_MAX;
  const items = now.map((one) => (isMore(one) ? { ...one, left: one.left + 1 } : one));
  const writes = now.filter(isMore).map(({ templateId }) => change(consentsRef(appId, openId, templateId).key, { add: { left: 1 } }));
  return commit(ctx, { writes, reply: { items } });
};
