import type { Handler } from '#platform/http';
import type { identityContract } from '../contract.ts';
import { consentsOf } from '../steps/consents-of.ts';

export const listConsents: Handler<(typeof identityContract)['GET /identity/subscriptions']> = async (_, ctx) => ({
  items: await consentsOf(ctx),
});
