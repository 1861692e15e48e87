import { httpEntry } from '#platform/http';
import { membersContract, membersRefusals } from './contract.ts';
import { assignGuide } from './handlers/assign-guide.ts';
import { changeConsent } from './handlers/change-consent.ts';
import { correctPoints } from './handlers/correct-points.ts';
import { editMember } from './handlers/edit-member.ts';
import { askErasure, stopErasure } from './handlers/erasure.ts';
import { findOrCreateMember } from './handlers/find-or-create-member.ts';
import { join } from './handlers/join.ts';
import { listGuides } from './handlers/list-guides.ts';
import { listMine } from './handlers/list-mine.ts';
import { listPoints } from './handlers/list-points.ts';
import { listTimeline } from './handlers/list-timeline.ts';
import { lookUpMember } from './handlers/look-up-member.ts';
import { renameMe } from './handlers/rename-me.ts';
import { revealMobile } from './handlers/reveal-mobile.ts';
import { showData } from './handlers/show-data.ts';
import { showMe } from './handlers/show-me.ts';
import { showMember } from './handlers/show-member.ts';
import { showPointsEnding } from './handlers/show-points-ending.ts';
import { tagMember } from './handlers/tag-member.ts';

export const handler = httpEntry(
  membersContract,
  {
    'POST /members': findOrCreateMember,
    'POST /members/lookup': lookUpMember,
    'GET /members/mine': listMine,
    'POST /members/join': join,
    'GET /members/me': showMe,
    'PATCH /members/me': renameMe,
    'PUT /members/me/consents/{purpose}': changeConsent,
    'GET /members/me/data': showData,
    'POST /members/me/erasure': askErasure,
    'DELETE /members/me/erasure': stopErasure,
    'GET /members/{memberId}': showMember,
    'PATCH /members/{memberId}': editMember,
    'GET /members/{memberId}/timeline': listTimeline,
    'GET /members/{memberId}/points': listPoints,
    'GET /members/{memberId}/points-ending': showPointsEnding,
    'POST /members/{memberId}/points': correctPoints,
    'POST /members/{memberId}/tags': tagMember,
    'POST /members/{memberId}/guide': assignGuide,
    'GET /members/{memberId}/guides': listGuides,
    'POST /members/{memberId}/mobile-reveal': revealMobile,
  },
  membersRefusals,
);
