export type { Slip } from './domain/slip.ts';
export { dueFen } from './domain/slip.ts';
export { slipRef, slipsOfMember } from './store.ts';
