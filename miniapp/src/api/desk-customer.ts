import { create } from 'zustand';

/** A customer for whom the sell desk is opened from elsewhere: from a lead. Tab pages take no query, so this is how they hear. */
export const deskCustomer = create<{ memberId?: string }>(() => ({}));
