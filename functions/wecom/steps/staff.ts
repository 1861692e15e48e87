import { activeAt, type Person, personOfWecomRef, personRef, storeRef, wecomAccountRef } from '#identity/queries';
import type { Instant } from '#kernel/instant';
import { get, load } from '#platform/table';
import { corpId } from './apps.ts';

/** WeCom accounts of our people, in our corp; whoever has none is left out. */
export async function accountsOf(personIds: readonly string[]): Promise<{ personId: string; userId: string }[]> {
  const corp = await corpId();
  const { accounts } = await load({ accounts: personIds.map((personId) => wecomAccountRef(personId)) });
  return personIds.flatMap((personId, i) => {
    const account = accounts[i];
    return account?.corpId === corp ? [{ personId, userId: account.userId }] : [];
  });
}

export const accountOf = async (personId: string): Promise<string | undefined> => (await accountsOf([personId]))[0]?.userId;

/** Who of our people a WeCom account is. */
export async function personBehind(userId: string): Promise<Person | undefined> {
  const known = await get(personOfWecomRef(await corpId(), userId));
  return known && get(personRef(known.personId));
}

/** The store in whose name a guide greets: the one of the code that brought the customer, if they work there, else their first. */
export async function greetingStore(person: Person, state: string | undefined, now: Instant): Promise<string | undefined> {
  const storeIds = activeAt(person, now).flatMap(({ storeId }) => (storeId === undefined ? [] : [storeId]));
  const storeId = storeIds.find((id) => id === state) ?? storeIds[0];
  return storeId === undefined ? undefined : (await get(storeRef(storeId)))?.name;
}
