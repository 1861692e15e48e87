import type { Instant } from '#kernel/instant';
import type { Fen } from '#kernel/money';

/**
 * A customer's money with one dealer: 预收款 (prepaid, given back on demand) and 储值 (stored value, spent only). They are a debt of
 * that dealer's legal entity, so each dealer has its own.
 */
export type Account = { prepaidFen: Fen; storedFen: Fen };

export type AccountStep = 'TAKE_IN' | 'USE' | 'PUT_BACK' | 'GIVE_BACK';

/** One line of the ledger: what one action moved, both kinds together. `entryId` is the cause's own id, so that it is booked once. */
export type AccountEntry = {
  entryId: string;
  step: AccountStep;
  prepaidDeltaFen: Fen;
  storedDeltaFen: Fen;
  at: Instant;
  by: string;
  storeId: string;
  slipId?: string;
  method?: string;
  reference?: string;
  why?: string;
};

export const noAccount: Account = { prepaidFen: 0, storedFen: 0 };
