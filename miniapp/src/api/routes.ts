import type { campaignsContract } from '@functions/campaigns/contract.ts';
import type { catalogueContract } from '@functions/catalogue/contract.ts';
import type { commissionsContract } from '@functions/commissions/contract.ts';
import type { configuratorContract } from '@functions/configurator/contract.ts';
import type { couponsContract } from '@functions/coupons/contract.ts';
import type { identityContract } from '@functions/identity/contract.ts';
import type { intakeContract } from '@functions/intake/contract.ts';
import type { inventoryContract } from '@functions/inventory/contract.ts';
import type { leadsContract } from '@functions/leads/contract.ts';
import type { mediaContract } from '@functions/media/contract.ts';
import type { membersContract } from '@functions/members/contract.ts';
import type { ordersContract } from '@functions/orders/contract.ts';
import type { paymentsContract } from '@functions/payments/contract.ts';
import type { pricingContract } from '@functions/pricing/contract.ts';
import type { quotesContract } from '@functions/quotes/contract.ts';
import type { segmentsContract } from '@functions/segments/contract.ts';
import type { wecomContract } from '@functions/wecom/contract.ts';
import type { input, output, ZodType } from 'zod';

/**
 * Every route the mini-program may call, as types only: nothing of the contracts (or zod) reaches the phone.
 * A new context adds one import and one `&`.
 */
export type Api = typeof campaignsContract &
  typeof catalogueContract &
  typeof commissionsContract &
  typeof configuratorContract &
  typeof couponsContract &
  typeof identityContract &
  typeof intakeContract &
  typeof inventoryContract &
  typeof leadsContract &
  typeof mediaContract &
  typeof membersContract &
  typeof ordersContract &
  typeof paymentsContract &
  typeof pricingContract &
  typeof quotesContract &
  typeof segmentsContract &
  typeof wecomContract;

export type RouteName = keyof Api & string;

/** `{ body: … }` when the route declares a body; the field may be left out when nothing in it is required. */
type Part<R, K extends 'params' | 'query' | 'body'> =
  R extends Record<K, infer S extends ZodType> ? (object extends input<S> ? { [P in K]?: input<S> } : { [P in K]: input<S> }) : object;

/** Distributes over the routes once: as an intersection of generic parts the compiler would multiply all routes' parts with each other. */
type RequestFor<R> = R extends unknown ? Part<R, 'params'> & Part<R, 'query'> & Part<R, 'body'> : never;
type ReplyFor<R> = R extends { reply: infer S extends ZodType } ? output<S> : never;

export type RequestOf<N extends RouteName> = RequestFor<Api[N]>;
export type ReplyOf<N extends RouteName> = ReplyFor<Api[N]>;

/** What stands behind the route in `call`: left out where nothing in the request is required. */
export type ArgumentsFor<R, More> = R extends unknown
  ? object extends RequestFor<R>
    ? [request?: RequestFor<R> & More]
    : [request: RequestFor<R> & More]
  : never;
