import { httpEntry } from '#platform/http';
import { intakeContract, intakeRefusals } from './contract.ts';
import { arriveVisit } from './handlers/arrive-visit.ts';
import { bookForLead } from './handlers/book-for-lead.ts';
import { bookVisit } from './handlers/book-visit.ts';
import { cancelVisit } from './handlers/cancel-visit.ts';
import { listMyVisits } from './handlers/list-my-visits.ts';
import { listSlots } from './handlers/list-slots.ts';
import { listStores } from './handlers/list-stores.ts';
import { listVisits } from './handlers/list-visits.ts';
import { moveVisit } from './handlers/move-visit.ts';
import { saveHours } from './handlers/save-hours.ts';

export const handler = httpEntry(
  intakeContract,
  {
    'GET /intake/stores': listStores,
    'GET /intake/stores/{storeId}/slots': listSlots,
    'POST /intake/visits': bookVisit,
    'GET /intake/visits/mine': listMyVisits,
    'POST /intake/visits/{visitId}/move': moveVisit,
    'POST /intake/visits/{visitId}/cancel': cancelVisit,
    'GET /intake/visits': listVisits,
    'POST /intake/visits/{visitId}/arrive': arriveVisit,
    'POST /intake/leads/{leadId}/visits': bookForLead,
    'PUT /intake/hours': saveHours,
  },
  intakeRefusals,
);
