import { createContext, useContext } from 'react';

/** The store whose leads are looked at from above; empty where it is one's own. */
export type Place = { storeId?: string; dealerId?: string };

export const LeadPlace = createContext<Place>({});

export const useLeadPlace = (): Place => useContext(LeadPlace);

/** What a lead's own routes need of it. */
export const dealerOf = ({ dealerId }: Place): { dealerId?: string } => (dealerId === undefined ? {} : { dealerId });
