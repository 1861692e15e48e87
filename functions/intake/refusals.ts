import type { RefusalTexts } from '#platform/contract';
import { linkRefusals } from './link-shape.ts';

export const intakeRefusals = {
  ...linkRefusals,
  SLOT_GONE: { status: 409, zh: '这个时间不能预约了，请换一个时间', en: 'This time can no longer be booked; choose another' },
  SLOT_FULL: { status: 409, zh: '这个时间刚刚约满，请换一个时间', en: 'This time has just been filled; choose another' },
  SLOT_SAME: { status: 409, zh: '已经约的就是这个时间，不用改', en: 'That is the time that is booked already' },
  VISIT_TWICE: {
    status: 409,
    zh: '已经约了 {at} 到店，要换时间请在「我的预约」里改',
    en: 'There is a booking for {at} already; move that one',
  },
  VISIT_OVER: { status: 409, zh: '这次预约已经结束（{state}），请刷新', en: 'This booking is over ({state}); refresh' },
  VISIT_NOT_TODAY: { status: 409, zh: '不是今天的预约，到那天再标到店', en: 'This booking is not for today' },
  LEAD_OVER: { status: 409, zh: '这条商机已经结束，请刷新', en: 'This lead has ended; refresh' },
} as const satisfies RefusalTexts;
