import { httpEntry } from '#platform/http';
import { intakeContract, intakeRefusals } from './contract.ts';
import { arriveVisit } from './handlers/arrive-visit.ts';
import { bookForLead } from './handlers/book-for-lead.ts';
import { bookVisit } from './handlers/book-visit.ts';
import { cancelVisit } from './handlers/cancel-visit.ts';
import { createForm } from './handlers/create-form.ts';
import { listEntries } from './handlers/list-entries.ts';
import { listForms } from './handlers/list-forms.ts';
import { listMyVisits } from './handlers/list-my-visits.ts';
import { listSlots } from './handlers/list-slots.ts';
import { listStores } from './handlers/list-stores.ts';
import { listVisits } from './handlers/list-visits.ts';
import { moveVisit } from './handlers/move-visit.ts';
import { openCode } from './handlers/open-code.ts';
import { saveForm } from './handlers/save-form.ts';
import { saveHours } from './handlers/save-hours.ts';
import { sendEntry } from './handlers/send-entry.ts';
import { showLink } from './handlers/show-link.ts';

export const handler = httpEntry(
  intakeContract,
  {
    'PUT /intake/code': openCode,
    'GET /intake/links/{linkId}': showLink,
    'POST /intake/links/{linkId}/entries': sendEntry,
    'GET /intake/links/{linkId}/entries': listEntries,
    'GET /intake/forms': listForms,
    'POST /intake/forms': createForm,
    'PUT /intake/forms/{linkId}': saveForm,
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
