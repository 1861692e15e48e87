/** A store or dealer that is looked at from above, as the routes' queries name it; empty where it is one's own. */
export type Place = { storeId?: string; dealerId?: string };

/** From a page's address. */
export const placeOf = ({ storeId, dealerId }: Partial<Record<string, string>>): Place => ({
  ...(storeId === undefined ? {} : { storeId }),
  ...(dealerId === undefined ? {} : { dealerId }),
});

/** What the routes of one thing in it need: a slip's, a lead's. */
export const dealerOf = ({ dealerId }: Place): { dealerId?: string } => (dealerId === undefined ? {} : { dealerId });
