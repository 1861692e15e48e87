import { api } from './en/api.ts';
import { approvals } from './en/approvals.ts';
import { atHand } from './en/at-hand.ts';
import { campaigns } from './en/campaigns.ts';
import { collect } from './en/collect.ts';
import { commissions } from './en/commissions.ts';
import { configurator } from './en/configurator.ts';
import { coupons } from './en/coupons.ts';
import { deposits } from './en/deposits.ts';
import { exchange } from './en/exchange.ts';
import { freight } from './en/freight.ts';
import { home } from './en/home.ts';
import { identity } from './en/identity.ts';
import { intake } from './en/intake.ts';
import { kits } from './en/kits.ts';
import { leadRules } from './en/lead-rules.ts';
import { leads } from './en/leads.ts';
import { members } from './en/members.ts';
import { models } from './en/models.ts';
import { orders } from './en/orders.ts';
import { parked } from './en/parked.ts';
import { payments } from './en/payments.ts';
import { pipelines } from './en/pipelines.ts';
import { pointsRule } from './en/points-rule.ts';
import { policy } from './en/policy.ts';
import { pricing } from './en/pricing.ts';
import { quotes } from './en/quotes.ts';
import { segments } from './en/segments.ts';
import { sources } from './en/sources.ts';
import { ui } from './en/ui.ts';
import { wecom } from './en/wecom.ts';
import type { zhCN } from './zh-CN.ts';

export const en = {
  api,
  approvals,
  atHand,
  campaigns,
  collect,
  commissions,
  configurator,
  coupons,
  deposits,
  exchange,
  freight,
  home,
  identity,
  intake,
  kits,
  leadRules,
  leads,
  members,
  models,
  orders,
  parked,
  payments,
  pointsRule,
  pipelines,
  policy,
  pricing,
  quotes,
  segments,
  sources,
  ui,
  wecom,
} satisfies {
  [C in keyof typeof zhCN]: Record<keyof (typeof zhCN)[C], string>;
};
