import assert from 'node:assert/strict';
import { handler as leads } from '#leads/routes';
import { handler as sweep } from '#leads/sweep';
import { startWorld } from '../world.ts';
import { openWorkplaces, type Workplaces } from './workplaces.ts';

export type Hired = Awaited<ReturnType<Workplaces['hire']>>;

/** Two guides and a manager of one store, its dealer's admin and a guide of another dealer, at work on leads. */
export async function openLeadsDesk() {
  const world = await startWorld();
  const workplaces = await openWorkplaces(world);
  const { hire } = workplaces;
  const people = {
    guide: await hire(0, 'guide', '李梅'),
    colleague: await hire(0, 'guide', '王强'),
    manager: await hire(0, 'manager', '赵店长'),
    admin: await hire(0, 'dealerAdmin', '钱经理'),
    stranger: await hire(1, 'guide', '外店'),
  };
  let numbers = 0;
  const nextMobile = (): string => {
    numbers += 1;
    return `1380000${String(numbers).padStart(4, '0')}`;
  };

  return {
    world,
    workplaces,
    ...people,
    nextMobile,
    report: async (by: Hired, body: Record<string, unknown> = {}): Promise<{ leadId: string; state: string }> => {
      const asked = { mobile: nextMobile(), name: '顾客', expectedFen: 100_000, ...body };
      const answer = await world.call(leads, 'POST /leads', { token: by.token, body: asked });
      assert.equal(answer.status, 201, JSON.stringify(answer.body));
      return answer.body.lead;
    },
    step: (by: Hired, leadId: string, what: string, body: unknown = {}, key?: string) =>
      world.call(leads, `POST /leads/{leadId}/${what}`, { token: by.token, params: { leadId }, body, ...(key ? { key } : {}) }),
    show: (by: Hired, leadId: string) => world.call(leads, 'GET /leads/{leadId}', { token: by.token, params: { leadId } }),
    /** The lead as the store's manager sees it. */
    leadNow: async (leadId: string) =>
      (await world.call(leads, 'GET /leads/{leadId}', { token: people.manager.token, params: { leadId } })).body.lead,
    pipeline: async (by: Hired = people.manager) => (await world.call(leads, 'GET /leads/pipeline', { token: by.token })).body,
    sweepNow: () => world.inside(() => sweep()),
    /** What was announced of a lead since the last time. */
    factsOf: async (leadId: string) => (await world.drainFacts()).filter((f) => JSON.stringify(f.data).includes(leadId)).map((f) => f.type),
  };
}
