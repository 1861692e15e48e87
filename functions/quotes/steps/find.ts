import type { PublishedModel } from '#configurator/domain/published-model';
import { configurationRef, modelRef } from '#configurator/queries';
import { Refusal } from '#kernel/refusal';
import { type Slip, slipRef } from '#orders/queries';
import { scopeOfDealer } from '#platform/scope';
import type { Session, StaffSession } from '#platform/session';
import { get, load } from '#platform/table';
import { type Card, type CardLine, refuseStranger, reopened } from '../domain/card.ts';
import { cardRef, type Frozen, frozenRef } from '../store.ts';
import type { Swappable } from './views.ts';

/** `slip`: what the card has become, where it has not let go again. */
export type Found = { card: Card; frozen: Frozen; slip?: Slip };

/** A card with what it was priced from; of one that became a slip which let go, as if it had not. Refuses NOT_FOUND. */
export async function findCard(quoteId: string): Promise<Found> {
  const { card, frozen } = await load({ card: cardRef(quoteId), frozen: frozenRef(quoteId) });
  if (!card || !frozen) throw new Refusal('NOT_FOUND');
  if (!card.accepted) return { card, frozen };
  const slip = await get(slipRef(scopeOfDealer(card.dealerId), card.accepted.slipId));
  const now = reopened(card, slip?.state);
  return { card: now, frozen, ...(now.accepted && slip ? { slip } : {}) };
}

/** A guide's own card, or for the manager one of the store. Refuses NOT_FOUND. */
export async function findForStaff(quoteId: string, session: Session): Promise<Found & { staff: StaffSession }> {
  if (session.kind !== 'staff') throw new Refusal('FORBIDDEN');
  const found = await findCard(quoteId);
  const { dealerId, storeId, guideId } = found.card;
  const here = dealerId === session.dealerId && storeId === session.storeId;
  if (!here || (session.role !== 'manager' && guideId !== session.personId)) throw new Refusal('NOT_FOUND');
  return { ...found, staff: session };
}

/** A card as a customer holds it. Refuses NOT_FOUND, QUOTE_NOT_YOURS. */
export async function findForCustomer(
  quoteId: string,
  session: Session,
): Promise<Found & { viewer: string; memberId: string | undefined }> {
  if (session.kind !== 'customer') throw new Refusal('FORBIDDEN');
  const found = await findCard(quoteId);
  refuseStranger(found.card, session.memberId);
  return { ...found, viewer: session.memberId ?? `${session.appId}:${session.openId}`, memberId: session.memberId };
}

/** What may be changed of which line: the configuration and the model version that it pins. */
export async function swappables(lines: readonly CardLine[]): Promise<Map<string, Swappable>> {
  const open = lines.filter((line) => line.open.length > 0 && line.configurationId !== undefined);
  if (open.length === 0) return new Map();
  const { configurations, models } = await load({
    configurations: open.map((line) => configurationRef(line.configurationId ?? '')),
    models: distinct(open).map((line) => modelRef(line.modelId ?? '', line.modelVersion)),
  });
  const known = new Map(
    models.flatMap((model): [string, PublishedModel][] => (model ? [[nameOf(model.modelId, model.version), model]] : [])),
  );
  const pairs = open.flatMap((line, i): [string, Swappable][] => {
    const [configuration, model] = [configurations[i], known.get(nameOf(line.modelId, line.modelVersion))];
    return configuration && model ? [[line.lineKey, { configuration, model }]] : [];
  });
  return new Map(pairs);
}

const nameOf = (modelId = '', version = 0): string => `${modelId} ${version}`;

const distinct = (lines: readonly CardLine[]): CardLine[] => [
  ...new Map(lines.map((line) => [nameOf(line.modelId, line.modelVersion), line])).values(),
];
