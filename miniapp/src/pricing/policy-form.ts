import type { ReplyOf, RequestOf } from '../api/routes.ts';
import { parseMoney } from '../ui/format-money.ts';

export type Policy = ReplyOf<'GET /pricing/book'>;
type Change = Omit<RequestOf<'PUT /pricing/book'>['body'], 'dealerId'>;

export const limitRoles = ['guide', 'manager', 'dealerAdmin'] as const;
type LimitRole = (typeof limitRoles)[number];

/** A dealer's price policy as it is typed: rates in per cent. */
export type PolicyForm = {
  pointsPerYuan: string;
  pointsCap: string;
  limits: Readonly<Record<LimitRole, string>>;
  coefficient: string;
  select: Policy['select'];
};

export type Missing = 'points' | 'cap' | 'limit' | 'coefficient';

const percentOf = (bps: number): string => String(bps / 100);

export function policyFormOf({ pointsPerYuan, pointsCapBps, manualLimitBps, coefficientBps, select }: Policy): PolicyForm {
  const limit = (role: LimitRole): string => percentOf(manualLimitBps[role] ?? 0);
  return {
    ...{ pointsPerYuan: String(pointsPerYuan), pointsCap: percentOf(pointsCapBps), select, coefficient: percentOf(coefficientBps) },
    limits: { guide: limit('guide'), manager: limit('manager'), dealerAdmin: limit('dealerAdmin') },
  };
}

/** What differs from the policy as it stands, or what is still missing. Only that is sent: what others changed meanwhile stays. */
export function policyChange(form: PolicyForm, policy: Policy): Change | Missing {
  const pointsPerYuan = /^\d{1,5}$/.test(form.pointsPerYuan.trim()) ? Number(form.pointsPerYuan) : 0;
  if (pointsPerYuan < 1 || pointsPerYuan > 10_000) return 'points';
  const pointsCapBps = bpsOf(form.pointsCap, 100);
  if (pointsCapBps === undefined) return 'cap';
  const limits = limitRoles.map((role) => [role, bpsOf(form.limits[role], 100)] as const);
  if (limits.some(([, bps]) => bps === undefined)) return 'limit';
  const coefficientBps = bpsOf(form.coefficient, 200);
  if (coefficientBps === undefined || coefficientBps < 5000) return 'coefficient';
  const changed = limits.filter(([role, bps]) => bps !== (policy.manualLimitBps[role] ?? 0));
  return {
    ...(pointsPerYuan === policy.pointsPerYuan ? {} : { pointsPerYuan }),
    ...(pointsCapBps === policy.pointsCapBps ? {} : { pointsCapBps }),
    ...(changed.length === 0 ? {} : { manualLimitBps: Object.fromEntries(changed) }),
    ...(coefficientBps === policy.coefficientBps ? {} : { coefficientBps }),
    ...(form.select === policy.select ? {} : { select: form.select }),
  };
}

/** '12.5' per cent → 1250. */
function bpsOf(percent: string, most: number): number | undefined {
  const hundredths = parseMoney(percent);
  return hundredths === undefined || hundredths > most * 100 ? undefined : hundredths;
}
