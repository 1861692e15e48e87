import { epochMs, type Instant, plusDays } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import type { Scope } from '#platform/scope';

/** What a form may ask beside name and number; what a lead is assigned and worked by. */
export const wishes = ['need', 'region', 'brand', 'budget'] as const;
export type Wish = (typeof wishes)[number];

/** Where customers leave their number by consent: a guide's own code, or a campaign's form. Its id is the scene of a mini-program code. */
export type Link = {
  linkId: string;
  rev: number;
  kind: 'GUIDE' | 'FORM';
  /** Who made it: a dealer, or head office for the group. */
  owner: Scope;
  title: string;
  /** Where a lead may go; the customer chooses among several. */
  stores: readonly { storeId: string; dealerId: string; name: string }[];
  guide?: { personId: string; name: string };
  wants: readonly Wish[];
  endsAt?: Instant;
  active: boolean;
  madeAt: Instant;
};

export const isOpen = ({ active, endsAt }: Pick<Link, 'active' | 'endsAt'>, now: Instant): boolean =>
  active && (endsAt === undefined || epochMs(now) < epochMs(endsAt));

/** The store that a submission goes to. Refuses LINK_OVER, STORE_UNLISTED. */
export function storeFor(link: Link, storeId: string | undefined, now: Instant): Link['stores'][number] {
  if (!isOpen(link, now)) throw new Refusal('LINK_OVER');
  const [first] = link.stores;
  const store = storeId === undefined && link.stores.length === 1 ? first : link.stores.find((one) => one.storeId === storeId);
  if (!store) throw new Refusal('STORE_UNLISTED');
  return store;
}

/** One number that was left with a link. */
export type Entry = {
  entryId: string;
  linkId: string;
  rev: number;
  at: Instant;
  dealerId: string;
  storeName: string;
  leadId: string;
  /** The customer had an open lead in the dealer already. */
  merged: boolean;
  customerName: string;
  mobileMasked: string;
  /** What was agreed to. */
  privacyVersion: string;
};

/** The same number again within a day is the same entry: a second tap, or a page that was opened again. */
export const isSame = (known: Entry | undefined, now: Instant): boolean =>
  known !== undefined && epochMs(now) < epochMs(plusDays(known.at, 1));
