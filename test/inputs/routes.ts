import { campaignsContract } from '#campaigns/contract';
import { handler as campaigns } from '#campaigns/routes';
import { catalogueContract } from '#catalogue/contract';
import { handler as catalogue } from '#catalogue/routes';
import { commissionsContract } from '#commissions/contract';
import { handler as commissions } from '#commissions/routes';
import { configuratorContract } from '#configurator/contract';
import { handler as configurator } from '#configurator/routes';
import { couponsContract } from '#coupons/contract';
import { handler as coupons } from '#coupons/routes';
import { identityContract } from '#identity/contract';
import { handler as identity } from '#identity/routes';
import { intakeContract } from '#intake/contract';
import { handler as intake } from '#intake/routes';
import { inventoryContract } from '#inventory/contract';
import { handler as inventory } from '#inventory/routes';
import { leadsContract } from '#leads/contract';
import { handler as leads } from '#leads/routes';
import { mediaContract } from '#media/contract';
import { handler as media } from '#media/routes';
import { membersContract } from '#members/contract';
import { handler as members } from '#members/routes';
import { ordersContract } from '#orders/contract';
import { handler as orders } from '#orders/routes';
import { paymentsContract } from '#payments/contract';
import { handler as payments } from '#payments/routes';
import type { Contract, Route } from '#platform/contract';
import type { Entry } from '#platform/http';
import { pricingContract } from '#pricing/contract';
import { handler as pricing } from '#pricing/routes';
import { quotesContract } from '#quotes/contract';
import { handler as quotes } from '#quotes/routes';
import { segmentsContract } from '#segments/contract';
import { handler as segments } from '#segments/routes';
import { wecomContract } from '#wecom/contract';
import { handler as wecom } from '#wecom/routes';

const contexts: readonly [Contract, Entry][] = [
  [campaignsContract, campaigns],
  [catalogueContract, catalogue],
  [commissionsContract, commissions],
  [configuratorContract, configurator],
  [couponsContract, coupons],
  [identityContract, identity],
  [intakeContract, intake],
  [inventoryContract, inventory],
  [leadsContract, leads],
  [mediaContract, media],
  [membersContract, members],
  [ordersContract, orders],
  [paymentsContract, payments],
  [pricingContract, pricing],
  [quotesContract, quotes],
  [segmentsContract, segments],
  [wecomContract, wecom],
];

/** Every route there is, with the Lambda entry that serves it. */
export const allRoutes: readonly { key: string; route: Route; entry: Entry }[] = contexts.flatMap(([contract, entry]) =>
  Object.entries(contract).map(([key, route]) => ({ key, route, entry })),
);
