/** Where pages of this context lead to. */
export const tagRulesPage = 'segments/pages/tag-rules/index';
export const segmentsPage = 'segments/pages/segments/index';
export const segmentPage = 'segments/pages/segment/index';
/** A member's page, of members. */
export const memberPage = 'members/pages/member/index';
