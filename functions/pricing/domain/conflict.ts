import type { Promotion } from './promotion.ts';

/** Standing together needs both sides: no order-exclusive one, no shared group, each naming the other's lane if it names lanes at all. */
export function conflict(p: Promotion, q: Promotion): boolean {
  if (p.exclusive === 'ORDER' || q.exclusive === 'ORDER') return true;
  if (p.group && p.group === q.group) return true;
  return refuses(p, q) || refuses(q, p);
}

function refuses(p: Promotion, q: Promotion): boolean {
  return p.combinesWith ? !p.combinesWith.includes(q.lane) : false;
}
