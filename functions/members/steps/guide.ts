import { activeAt, type Person, type Store } from '#identity/queries';
import type { Instant } from '#kernel/instant';
import type { GuideOfMember } from '../domain/member.ts';

/** A person as the guide of a member in a store, if they work there now. */
export function guideIn(store: Store, person: Person, now: Instant): GuideOfMember | undefined {
  const works = activeAt(person, now).some((held) => held.storeId === store.storeId && (held.role === 'guide' || held.role === 'manager'));
  const { personId, name } = person;
  const { storeId, name: storeName, dealerId } = store;
  return works ? { personId, name, storeId, storeName, dealerId, since: now } : undefined;
}

/** The store a person looks after customers in: where they are a guide, else a manager. */
export function storeWorkedIn(person: Person, now: Instant): string | undefined {
  const active = activeAt(person, now).filter((held) => held.storeId !== undefined);
  const held = active.find((a) => a.role === 'guide') ?? active.find((a) => a.role === 'manager');
  return held?.storeId;
}
