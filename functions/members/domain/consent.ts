import type { Instant } from '#kernel/instant';

/** Purposes that need their own, withdrawable yes (PIPL Art. 14, 15, 24); serving the customer needs none of them. */
export const purposes = ['marketing', 'profiling', 'wecom'] as const;
export type Purpose = (typeof purposes)[number];

/** The last word per purpose; every word is kept in the history. */
export type Consents = { readonly [P in Purpose]?: { given: boolean; at: Instant } } & {
  readonly privacy?: { version: string; at: Instant };
};

/** Silence is no. */
export const consentList = (consents: Consents): { purpose: Purpose; given: boolean; at?: Instant }[] =>
  purposes.map((purpose) => ({ purpose, given: false, ...consents[purpose] }));

export const consented = (consents: Consents, purpose: Purpose, given: boolean, at: Instant): Consents => ({
  ...consents,
  [purpose]: { given, at },
});
