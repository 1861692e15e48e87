/** A store or dealer that is looked at from above; empty where it is one's own. */
export type Place = { storeId?: string; dealerId?: string };

/** From a page's address. */
export const placeOf = ({ storeId, dealerId }: Partial<Record<string, string>>): Place => ({
  ...(storeId === undefined ? {} : { storeId }),
  ...(dealerId === undefined ? {} : { dealerId }),
});

/** What a slip's own routes need of it. */
export const dealerOf = ({ dealerId }: Place): Place => (dealerId === undefined ? {} : { dealerId });
