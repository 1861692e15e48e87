import { createContext, useContext } from 'react';
import type { Place } from '@/api/place';

/** The store whose leads a page shows. */
export const LeadPlace = createContext<Place>({});

export const useLeadPlace = (): Place => useContext(LeadPlace);
