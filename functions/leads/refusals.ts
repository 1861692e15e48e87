import type { RefusalTexts } from '#platform/contract';
import { intakeRefusals } from './intake-shape.ts';
import { pipelineRefusals } from './pipeline-shape.ts';
import { ruleRefusals } from './rule-shape.ts';
import { teamRefusals } from './team-shape.ts';

/** Whoever acts on a lead that has moved on meanwhile reads these. */
export const ownershipRefusals = {
  LEAD_CLOSED: { status: 409, zh: '这条商机已经结束（{stage}），请刷新', en: 'This lead has ended ({stage}); refresh' },
  LEAD_UNOWNED: { status: 409, zh: '这条商机在商机池里，请先领取', en: 'This lead lies in the pool; claim it first' },
  MOBILE_FORGOTTEN: { status: 409, zh: '顾客已注销，手机号已删除', en: 'The customer asked to be forgotten; the number is gone' },
  LEAD_NOT_YOURS: {
    status: 409,
    zh: '这条商机由 {guide} 跟进，请联系这位同事或请店长改派',
    en: '{guide} looks after this lead; ask them, or your manager to reassign it',
  },
} as const satisfies RefusalTexts;

export const takingRefusals = {
  LEAD_TAKEN: {
    status: 409,
    zh: '{guide} 已在 {since} 领取这条商机，请换一条',
    en: '{guide} has had this lead since {since}; take another',
  },
  LEAD_COOLING: {
    status: 409,
    zh: '这条商机刚从你这里收回，{until} 之后才能再领，请换一条',
    en: 'This lead was just taken back from you; you may claim it again after {until}',
  },
  LEAD_LIMIT: {
    status: 409,
    zh: '进行中的商机已到上限 {cap} 条，请先跟进或结束手上的',
    en: 'The limit of {cap} open leads is reached; finish some first',
  },
} as const satisfies RefusalTexts;

export const leadsRefusals = {
  ...ownershipRefusals,
  ...takingRefusals,
  ...pipelineRefusals,
  ...ruleRefusals,
  ...intakeRefusals,
  ...teamRefusals,
  LEAD_DUPLICATE: {
    status: 409,
    zh: '这位顾客已有进行中的商机，{guide} 从 {since} 起在跟进，请先联系这位同事',
    en: 'This customer already has an open lead: {guide} has had it since {since}; talk to them first',
  },
  LEAD_DUPLICATE_POOL: {
    status: 409,
    zh: '这位顾客的商机从 {since} 起在商机池里，请直接领取',
    en: 'This customer’s lead has lain in the pool since {since}; claim it',
  },
  MEMBER_MISMATCH: {
    status: 422,
    zh: '手机号和所选会员对不上，请重新识别会员',
    en: 'The mobile number is not that member’s; identify the member again',
  },
  LEAD_ALREADY_THEIRS: { status: 409, zh: '这条商机本来就由 {guide} 跟进，不用再派', en: '{guide} has this lead already' },
  ACCEPT_BY_PAST: { status: 422, zh: '接单期限要晚于现在，请改正', en: 'The time to accept must lie ahead' },
  GUIDE_UNFIT: { status: 422, zh: '这位同事不在本店任职，请换一位导购', en: 'This colleague does not work in this store; choose another' },
  NOTHING_TO_ACCEPT: { status: 409, zh: '这条商机不用接单，可以直接跟进', en: 'There is nothing to accept; follow up directly' },
  RESULT_UNKNOWN: { status: 422, zh: '没有这个跟进结果，请刷新后重选', en: 'No such result; refresh and choose again' },
  NEXT_PAST: { status: 422, zh: '下次跟进时间要晚于现在，请改正', en: 'The next contact must lie ahead' },
  ACTION_NOT_HERE: { status: 409, zh: '现在这个阶段不能做这个动作，请刷新', en: 'This stage does not offer that action; refresh' },
  STAGE_UNKNOWN: { status: 422, zh: '没有这个阶段，请刷新后重选', en: 'No such stage; refresh and choose again' },
  STAGE_SAME: { status: 409, zh: '已经在这个阶段了，请刷新', en: 'It is in this stage already; refresh' },
  STAGE_ENDS: { status: 422, zh: '结束商机请用「成交」或「流失」', en: 'Use won or lost to end a lead' },
  STAGE_EXIT_UNMET: {
    status: 409,
    zh: '离开「{stage}」之前要先完成：{what}',
    en: 'Before leaving "{stage}": {what}',
  },
  STAGE_ENTRY_UNMET: {
    status: 409,
    zh: '进入「{stage}」之前要先完成：{what}',
    en: 'Before entering "{stage}": {what}',
  },
  PAUSE_REASON_REQUIRED: { status: 422, zh: '请写明暂停原因', en: 'Say why the lead is paused' },
  PAUSE_END_PAST: { status: 422, zh: '暂停截止要晚于现在，请改正', en: 'The end of the pause must lie ahead' },
  PAUSE_TOO_LONG: { status: 422, zh: '最多暂停 {days} 天，请改短', en: 'At most {days} days; shorten it' },
  PAUSE_RUNNING: { status: 409, zh: '已经暂停到 {until}，请先恢复', en: 'It is paused until {until} already; resume first' },
  PAUSE_NONE: { status: 409, zh: '这条商机没有暂停，请刷新', en: 'This lead is not paused; refresh' },
  WON_WITHOUT_SLIP: { status: 422, zh: '请选择成交的销售单', en: 'Choose the slip it became' },
  SLIP_NOT_PAID: { status: 422, zh: '这张销售单还没有付清，付清后再标成交', en: 'That slip is not paid yet' },
  SLIP_TIED: { status: 409, zh: '这张销售单已算作另一条商机的成交，请换一张', en: 'That slip already won another lead; choose another' },
  LOST_REASON_REQUIRED: { status: 422, zh: '请选择流失原因', en: 'Choose why it was lost' },
  LOST_REASON_UNKNOWN: { status: 422, zh: '没有这个流失原因，请刷新后重选', en: 'No such reason; refresh and choose again' },
  REVEALS_USED_UP: {
    status: 429,
    zh: '今天查看完整手机号已达 {max} 次上限，请明天再看或请店长协助',
    en: 'The daily limit of {max} full numbers is reached; try tomorrow or ask your manager',
  },
} as const satisfies RefusalTexts;
