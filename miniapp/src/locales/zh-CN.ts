import { api } from './zh-CN/api.ts';
import { approvals } from './zh-CN/approvals.ts';
import { atHand } from './zh-CN/at-hand.ts';
import { campaigns } from './zh-CN/campaigns.ts';
import { collect } from './zh-CN/collect.ts';
import { commissions } from './zh-CN/commissions.ts';
import { configurator } from './zh-CN/configurator.ts';
import { coupons } from './zh-CN/coupons.ts';
import { deposits } from './zh-CN/deposits.ts';
import { exchange } from './zh-CN/exchange.ts';
import { freight } from './zh-CN/freight.ts';
import { home } from './zh-CN/home.ts';
import { identity } from './zh-CN/identity.ts';
import { intake } from './zh-CN/intake.ts';
import { kits } from './zh-CN/kits.ts';
import { leadRules } from './zh-CN/lead-rules.ts';
import { leads } from './zh-CN/leads.ts';
import { members } from './zh-CN/members.ts';
import { models } from './zh-CN/models.ts';
import { orders } from './zh-CN/orders.ts';
import { parked } from './zh-CN/parked.ts';
import { payments } from './zh-CN/payments.ts';
import { pipelines } from './zh-CN/pipelines.ts';
import { pointsRule } from './zh-CN/points-rule.ts';
import { policy } from './zh-CN/policy.ts';
import { pricing } from './zh-CN/pricing.ts';
import { quotes } from './zh-CN/quotes.ts';
import { segments } from './zh-CN/segments.ts';
import { sources } from './zh-CN/sources.ts';
import { ui } from './zh-CN/ui.ts';
import { wecom } from './zh-CN/wecom.ts';

/** Every sentence of the mini-program; one file per context. */
export const zhCN = {
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
};
