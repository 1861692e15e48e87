export type { Approval } from './domain/approval.ts';
export { type Deposit, depositDueFen, dueNowFen, type Handover } from './domain/deposit.ts';
export type { Slip } from './domain/slip.ts';
export { dueFen } from './domain/slip.ts';
export { PAYING_SECONDS } from './domain/tendering.ts';
export { approvalRef, deputyRef, slipRef, slipsOfMember } from './store.ts';
