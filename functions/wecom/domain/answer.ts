/** What WeCom answered, as the gateways tell it. `maybeDone`: the request left us and its answer was lost. */
export type Answer<T> =
  | { ok: true; value: T }
  | { ok: false; failure: { kind: 'RETRY' | 'TOKEN_DEAD' | 'RATE_LIMITED' | 'NEVER'; code: number; maybeDone: boolean } };
