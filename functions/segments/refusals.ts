import type { RefusalTexts } from '#platform/contract';

export const segmentsRefusals = {
  RULES_FULL: { status: 422, zh: '标签规则最多 {max} 条，请先停用并改写旧的', en: 'There are at most {max} rules; rewrite an old one' },
  SEGMENTS_FULL: { status: 422, zh: '客群最多 {max} 个，请先删除不用的', en: 'There are at most {max} segments; delete one first' },
  SEGMENT_UNKNOWN: { status: 404, zh: '没有找到这个客群，请刷新列表', en: 'No such segment; refresh the list' },
  WALK_UNKNOWN: { status: 404, zh: '没有找到这次统计，请重新开始', en: 'No such job; start again' },
} as const satisfies RefusalTexts;
