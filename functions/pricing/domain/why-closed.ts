import { epochMs, instantOf } from '#kernel/instant';
import type { Cart } from './cart.ts';
import { zoneOf } from './live.ts';
import type { Priced } from './priced.ts';
import type { Promotion } from './promotion.ts';
import { nextOpening } from './weekly.ts';
import type { Why } from './why.ts';
import type { Refused } from './why-finding.ts';
import { NO_STEP, type Step } from './why-step.ts';

/** Why a promotion is not open to this cart, whatever is in it. Instants are UTC. */
export function whyClosed(promo: Promotion, cart: Cart, priced: Priced): Why {
  const refused = (reason: Refused, step: Step): Why => ({ promo: promo.id, outcome: 'REFUSED', reason, step });
  const { from, to, memberLevels = [] } = promo;
  switch (priced.rejected[promo.id]?.code) {
    case 'BEFORE_START': {
      const at = from ? instantOf(epochMs(from)) : '';
      return refused({ code: 'BEFORE_START', at }, { code: 'WAIT', at });
    }
    case 'AFTER_END':
      return refused({ code: 'AFTER_END', at: to ? instantOf(epochMs(to)) : '' }, NO_STEP);
    case 'MEMBER_LEVEL':
      return refused({ code: 'MEMBER_LEVEL', levels: memberLevels }, { code: 'JOIN_LEVEL', levels: memberLevels });
    case 'OUTSIDE_HOURS':
      return refused({ code: 'OUTSIDE_HOURS' }, untilOpening(promo, cart));
    default:
      return refused({ code: 'OTHER_STORE' }, NO_STEP);
  }
}

function untilOpening({ weekly = [], to }: Promotion, cart: Cart): Step {
  const at = nextOpening(weekly, epochMs(cart.pricedAt), zoneOf(cart));
  if (at === undefined || (to && at >= epochMs(to))) return NO_STEP;
  return { code: 'WAIT', at: instantOf(at) };
}
