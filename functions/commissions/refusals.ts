import type { RefusalTexts } from '#platform/contract';

export const commissionsRefusals = {
  RULE_TWICE: { status: 422, zh: '规则编号 {rule} 重复了，请改成不同的编号', en: 'Rule {rule} is there twice; give it another id' },
  RULE_TAKEN: {
    status: 422,
    zh: '规则编号 {rule} 总部已在用，请换一个编号',
    en: 'Head office uses the id {rule} already; choose another',
  },
  RULE_RATE: {
    status: 422,
    zh: '规则 {rule} 的比例须在 0～100% 之间，请改正',
    en: 'Rule {rule}: its rate must lie between 0 and 100 %',
  },
  RULE_PER_UNIT: {
    status: 422,
    zh: '规则 {rule} 每件最多 {most} 元，请改小',
    en: 'Rule {rule}: at most {most} yuan a piece',
  },
  RULE_DEEP: {
    status: 422,
    zh: '规则 {rule} 的深折扣线须在 0～100% 之间（不含 0），折后系数须在 0～100% 之间，请改正',
    en: 'Rule {rule}: the deep discount and its factor must lie between 0 and 100 %',
  },
  RULE_WINDOW: {
    status: 422,
    zh: '规则 {rule} 的结束时间不晚于开始时间，请改正',
    en: 'Rule {rule}: its end does not follow its start',
  },
  RULE_OVER: {
    status: 422,
    zh: '规则 {rule} 的结束时间已过，请改结束时间或删掉这条',
    en: 'Rule {rule} would already be over; change its end or drop it',
  },
  RULE_GOODS: { status: 422, zh: '规则 {rule} 的商品没有找到，请重新选择', en: 'Rule {rule}: its goods were not found; choose again' },
  RULE_STORE: { status: 422, zh: '规则 {rule} 的门店不属于这个经销商，请重新选择', en: 'Rule {rule}: its store is not of this dealer' },
  CLOSE_EARLY: {
    status: 409,
    zh: '{month} 还没结束，请在 {from} 零点十分之后再结',
    en: '{month} is not over; close it after 00:10 on {from}',
  },
  CLOSE_ORDER: { status: 409, zh: '要按月份顺序结账，请先结 {next}', en: 'Months close in order; close {next} first' },
  CLOSE_PAST: {
    status: 409,
    zh: '{month} 早于已结的月份，不能再结，差额会记入未结的月份',
    en: '{month} lies before a closed month and cannot be closed any more',
  },
  CLOSE_DONE: { status: 409, zh: '{month} 刚由同事结过，请刷新查看', en: 'A colleague has just closed {month}; refresh' },
} as const satisfies RefusalTexts;
