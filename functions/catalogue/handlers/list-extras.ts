import type { catalogueContract } from '#catalogue/contract';
import type { Handler } from '#platform/http';
import { services } from '../store.ts';

/** All of them, for the phone to offer beside the goods that they are for: some tens at most. */
export const listExtras: Handler<(typeof catalogueContract)['GET /catalogue/services']> = async () => ({
  items: (await services()).filter(({ status }) => status === 'ON_SALE'),
});
