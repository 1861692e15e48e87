import type { couponsContract } from '#coupons/contract';
import type { Handler } from '#platform/http';
import { dealerScope, group } from '#platform/scope';
import { load } from '#platform/table';
import { shownTemplate } from '../steps/shown.ts';
import { issuedRef, templatesOf } from '../store.ts';

/** One reach is read page by page; without one, the newest of both. */
export const listTemplates: Handler<(typeof couponsContract)['GET /coupons/templates']> = async ({ query }, ctx) => {
  const own = dealerScope(ctx.session);
  const scopes = query.reach === undefined ? [group, own] : [query.reach === 'group' ? group : own];
  const page = query.reach === undefined ? {} : query;
  const pages = await Promise.all(scopes.map((scope) => templatesOf(scope, page)));
  const templates = pages.flatMap(({ items }) => items);
  const { issued } = await load({ issued: templates.map(({ scope, templateId }) => issuedRef(scope, templateId)) });
  const items = templates.map((template, i) => shownTemplate(template, issued[i] ?? 0));
  const cursor = pages.length === 1 ? pages[0]?.cursor : undefined;
  return cursor === undefined ? { items } : { items, cursor };
};
