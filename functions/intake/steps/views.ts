import type { LeadRecord } from '#leads/queries';
import type { Visit } from '../domain/visit.ts';

export const myView = ({ visitId, storeId, storeName, at, need, state }: Visit) => ({
  visitId,
  storeId,
  storeName,
  at,
  state,
  ...(need === undefined ? {} : { need }),
});

/** As the store sees it, with who looks after the customer now. */
export const storeView = (visit: Visit, lead: LeadRecord | undefined) => ({
  ...myView(visit),
  leadId: visit.leadId,
  customerName: visit.customerName,
  mobileMasked: visit.mobileMasked,
  ...(lead?.card.guideName === undefined ? {} : { guideName: lead.card.guideName }),
});
