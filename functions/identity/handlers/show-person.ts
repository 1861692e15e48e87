import type { Handler } from '#platform/http';
import { getOrRefuse } from '#platform/table';
import type { identityContract } from '../contract.ts';
import { refuseForeignPerson } from '../domain/reach.ts';
import { administratorOf } from '../steps/administrator.ts';
import { personView } from '../steps/person-view.ts';
import { personRef } from '../store.ts';

export const showPerson: Handler<(typeof identityContract)['GET /identity/people/{personId}']> = async ({ params }, ctx) => {
  const by = administratorOf(ctx.session);
  const person = await getOrRefuse(personRef(params.personId));
  refuseForeignPerson(by, person, ctx.now);
  return personView(by, person);
};
