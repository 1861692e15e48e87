import assert from 'node:assert/strict';
import { assignmentIn } from '#identity/domain/assignment';
import { createPerson } from '#identity/writes';
import { handler as members } from '#members/routes';
import type { StaffRole } from '#platform/contract';
import { idFactory } from '#platform/ports';
import { handler as reactions } from '#wecom/reactions';
import { handler as wecom } from '#wecom/routes';
import { handler as sweep } from '#wecom/sweep';
import { startBench } from '../infra/local/sandbox/bench.ts';
import { openWorkplaces } from './builders/workplaces.ts';
import { startWorld } from './world.ts';

export type WecomStaff = { personId: string; token: string; userid: string; name: string };
type Task = { msgid: string; content: { text?: string } };
type State = {
  tasks: Task[];
  appMessages: { to: string[]; content: { text: { content: string } } }[];
  welcomes: { content: { text: string } }[];
};
export type Called = { query: Record<string, string>; rawBody: string };

/** A store whose people have WeCom accounts, and WeCom's stand-in beside it under the same clock. */
export async function openWecomDesk() {
  const bench = await startBench();
  process.env.WECOM_API_URL = `${bench.base}/sandbox/wecom`;
  const { wecom: given } = bench.secrets;
  const secrets = { wecom: { ...given, agentid: String(given.agentid) } };
  const world = await startWorld({ secrets, now: new Date(bench.clock.ms).toISOString(), fetch: globalThis.fetch });
  const workplaces = await openWorkplaces(world);
  const newId = idFactory(() => Date.parse('2026-03-02T00:00:00Z'));

  const hire = async (role: StaffRole, name: string, userid: string): Promise<WecomStaff> => {
    const [store] = workplaces.stores;
    assert.ok(store);
    const from = '2026-03-01T00:00:00.000Z';
    const assignment = assignmentIn(store, { role, from }, from);
    const personId = newId('person');
    const account = { system: 'wecom', corpId: given.corpid, userId: userid } as const;
    await workplaces.save(() => createPerson({ personId, name, assignments: [assignment] }, [account]));
    await bench.api('/wecom/members', { userid, name });
    const { orgId, dealerId, storeId } = assignment;
    const token = await world.signIn({ kind: 'staff', role, personId, name, orgId, dealerId, ...(storeId ? { storeId } : {}) });
    return { personId, token, userid, name };
  };
  const people = {
    guide: await hire('guide', '李梅', 'limei'),
    colleague: await hire('guide', '王强', 'wangqiang'),
    manager: await hire('manager', '赵店长', 'zhao'),
  };
  return { bench, world, workplaces, newId, ...people, ...actions(bench, world, people.guide) };
}

type Bench = Awaited<ReturnType<typeof startBench>>;
type World = Awaited<ReturnType<typeof startWorld>>;

function actions(bench: Bench, world: World, guide: WecomStaff) {
  const state = async (): Promise<State> => JSON.parse(await (await fetch(`${bench.base}/sandbox/api/state`)).text());
  const react = (times = 2) => world.drainFacts({ wecom: reactions }, times);
  /** What WeCom has sent to our address since the last time. */
  const callbacks = async (): Promise<Called[]> => {
    await bench.pass(0);
    return bench.got.splice(0).map(({ url, body }) => ({ query: Object.fromEntries(url.searchParams), rawBody: body }));
  };
  const take = (callback: Called) => world.call(wecom, 'POST /wecom/callbacks', callback);
  return {
    state,
    tasksOf: async (text: string): Promise<Task[]> => (await state()).tasks.filter((task) => task.content.text?.includes(text)),
    /** Notices to our own people that say so. */
    told: async (text: string) => (await state()).appMessages.filter((m) => m.content.text.content.includes(text)),
    react,
    sweepTwice: () => Promise.all([world.inside(() => sweep()), world.inside(() => sweep())]),
    fault: (path: string, kind: string, more: object = {}) => bench.api('/faults', { system: 'wecom', path, kind, ...more }),
    pass: async (minutes: number): Promise<void> => {
      world.clock.pass({ minutes });
      await bench.pass(minutes * 60_000);
    },
    callbacks,
    take,
    /** A customer adds one of our people, and the news of it has been taken. */
    befriend: async (person: string, by: WecomStaff = guide, more: object = {}): Promise<string> => {
      const { externalUserid } = await bench.api('/wecom/contacts', { person, userid: by.userid, ...more });
      for (const callback of await callbacks()) assert.equal((await take(callback)).status, 200);
      await react();
      return String(externalUserid);
    },
    customer: (by: WecomStaff, externalUserId: string) =>
      world.call(wecom, 'GET /wecom/customers/{externalUserId}', { token: by.token, params: { externalUserId } }),
    push: (by: { token: string }, body: object, key?: string) =>
      world.call(wecom, 'POST /wecom/messages', { token: by.token, body, ...(key ? { key } : {}) }),
    messageNow: async (by: WecomStaff, messageId: string) => {
      const { body } = await world.call(wecom, 'GET /wecom/messages', { token: by.token });
      return body.items.find((m: { messageId: string }) => m.messageId === messageId);
    },
    memberOf: async (mobile: string): Promise<string> => {
      const answer = await world.call(members, 'POST /members', { token: guide.token, body: { mobile, name: '会员' } });
      return answer.body.member.memberId;
    },
    close: async (): Promise<void> => {
      await world.stop();
      await bench.close();
    },
  };
}
