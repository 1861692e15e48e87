import { httpEntry } from '#platform/http';
import { identityContract, identityRefusals } from './contract.ts';
import { addConsents } from './handlers/add-consents.ts';
import { addPerson } from './handlers/add-person.ts';
import { assignRole } from './handlers/assign-role.ts';
import { createOrganisation } from './handlers/create-organisation.ts';
import { endAssignment } from './handlers/end-assignment.ts';
import { inviteWechat } from './handlers/invite-wechat.ts';
import { listColleagues } from './handlers/list-colleagues.ts';
import { listConsents } from './handlers/list-consents.ts';
import { listDealers } from './handlers/list-dealers.ts';
import { listStores } from './handlers/list-stores.ts';
import { showPerson } from './handlers/show-person.ts';
import { showSession } from './handlers/show-session.ts';
import { showSignIn } from './handlers/show-sign-in.ts';
import { signInWithWechat } from './handlers/sign-in-with-wechat.ts';
import { signInWithWecom } from './handlers/sign-in-with-wecom.ts';
import { signOut } from './handlers/sign-out.ts';
import { switchAssignment } from './handlers/switch-assignment.ts';

export const handler = httpEntry(
  identityContract,
  {
    'GET /identity/sign-in': showSignIn,
    'POST /identity/sessions/wecom': signInWithWecom,
    'POST /identity/sessions/wechat': signInWithWechat,
    'GET /identity/session': showSession,
    'DELETE /identity/session': signOut,
    'POST /identity/session/assignment': switchAssignment,
    'GET /identity/subscriptions': listConsents,
    'POST /identity/subscriptions': addConsents,
    'GET /identity/colleagues': listColleagues,
    'GET /identity/stores': listStores,
    'GET /identity/dealers': listDealers,
    'POST /identity/orgs': createOrganisation,
    'POST /identity/people': addPerson,
    'GET /identity/people/{personId}': showPerson,
    'POST /identity/people/{personId}/assignments': assignRole,
    'DELETE /identity/people/{personId}/assignments/{orgId}/{role}': endAssignment,
    'POST /identity/people/{personId}/wechat-invites': inviteWechat,
  },
  identityRefusals,
);
