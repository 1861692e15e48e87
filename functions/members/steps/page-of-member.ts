import type { Page } from '#kernel/page';
import { Refusal } from '#kernel/refusal';
import { get } from '#platform/table';
import { memberRef } from '../store.ts';

/** A list under a member: an empty first page may mean that there is no such member, which is worth a look. */
export async function pageOfMember<T>(memberId: string, page: Page<T>, cursor: string | undefined): Promise<Page<T>> {
  if (page.items.length === 0 && cursor === undefined && !(await get(memberRef(memberId)))) throw new Refusal('NOT_FOUND');
  return page;
}
