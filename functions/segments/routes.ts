import { httpEntry } from '#platform/http';
import { segmentsContract, segmentsRefusals } from './contract.ts';
import { countMembers, showWalk } from './handlers/count-members.ts';
import { listMembers, listSegments } from './handlers/list-segments.ts';
import { listTagRules } from './handlers/list-tag-rules.ts';
import { changeSegment, createSegment, deleteSegment } from './handlers/save-segment.ts';
import { changeTagRule, createTagRule } from './handlers/save-tag-rule.ts';

export const handler = httpEntry(
  segmentsContract,
  {
    'GET /segments/tag-rules': listTagRules,
    'POST /segments/tag-rules': createTagRule,
    'PUT /segments/tag-rules/{ruleId}': changeTagRule,
    'GET /segments/jobs/{jobId}': showWalk,
    'POST /segments/counts': countMembers,
    'GET /segments': listSegments,
    'POST /segments': createSegment,
    'PUT /segments/{segmentId}': changeSegment,
    'DELETE /segments/{segmentId}': deleteSegment,
    'GET /segments/{segmentId}/members': listMembers,
  },
  segmentsRefusals,
);
