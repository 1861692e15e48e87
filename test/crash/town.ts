import { assignmentIn } from '#identity/domain/assignment';
import { orgRef } from '#identity/queries';
import { createPerson } from '#identity/writes';
import { instantOf } from '#kernel/instant';
import { commit } from '#platform/commit';
import { systemContext } from '#platform/context';
import type { Principal } from '#platform/contract';
import { idFactory, type Ports, withPorts } from '#platform/ports';
import { getOrRefuse } from '#platform/table';
import { seats } from '../fuzz/asked.ts';
import { livedInScene } from '../fuzz/lived-in.ts';
import { allRoutes } from '../inputs/routes.ts';
import { takeCloudOffline } from '../simulation/cloud.ts';
import { dice } from '../simulation/dice.ts';
import type { MemoryTable } from '../simulation/memory-table.ts';
import { type OutsideWorld, outsideWorld } from '../simulation/outside.ts';
import { START_MS, stageOver } from '../simulation/scene.ts';
import { noCost } from '../world/cost.ts';
import { type Asked, requestEvent } from '../world/request.ts';
import type { Answer } from '../world.ts';

export type Town = Awaited<ReturnType<typeof openTown>>;

/** Ten minutes after the scene was set: what was read of secrets then has been forgotten. */
const NOW_MS = START_MS + 10 * 60_000;

const entries = new Map(allRoutes.map(({ key, entry }) => [key, entry]));

/** The scene with something of everything in it, outside systems beside it, and somebody of each kind who may call. */
export async function openTown() {
  const scene = await livedInScene();
  takeCloudOffline(scene.secrets);
  const stage = stageOver(scene, { startMs: NOW_MS - 60_000, seed: 12 });
  const callers: Partial<Record<Principal, string>> = await seats(stage, scene);
  const wecomGuide = await hire(scene, stage);
  return { ...scene, callers, wecomGuide };
}

/** A guide whom WeCom knows. */
async function hire({ shop, secrets }: Awaited<ReturnType<typeof livedInScene>>, stage: ReturnType<typeof stageOver>) {
  const { dealerId, storeId } = shop;
  const personId = await stage.inside(async () => {
    const ctx = systemContext('test', 'hire');
    const id = ctx.newId('person');
    const store = await getOrRefuse(orgRef(storeId));
    const assignments = [assignmentIn(store, { role: 'guide', from: ctx.now }, ctx.now)];
    const account = { system: 'wecom', corpId: secrets.wecom?.corpid ?? '', userId: 'limei' } as const;
    await commit(ctx, { writes: createPerson({ personId: id, name: '李梅', assignments }, [account]), reply: null });
    return id;
  });
  const token = await stage.signIn({ kind: 'staff', role: 'guide', personId, name: '李梅', orgId: storeId, dealerId, storeId });
  return { personId, token, userid: 'limei' };
}

/** When a process dies: at which of its calls to a port, before that had its effect or after. */
export type Crash = { at: number; when: 'before' | 'after' };
export type Ended = { status: number; body: ReturnType<typeof JSON.parse> } | 'dead';

/** The town at one moment, apart from all others: its table and what the outside systems know. */
export class Moment {
  readonly town: Town;
  readonly table: MemoryTable;
  readonly outside: OutsideWorld;
  nowMs = NOW_MS;
  #runs: number;

  constructor(town: Town, table: MemoryTable, state: OutsideWorld['sandbox']['state'], runs = 0) {
    this.town = town;
    this.table = table.clone();
    this.#runs = runs;
    const unheard = (): Promise<Response> => Promise.resolve(new Response(null, { status: 500 }));
    const asked = structuredClone(state);
    asked.wecom.callbackUrl = 'https://daogou.example/wecom';
    this.outside = outsideWorld(asked, () => this.nowMs, unheard);
  }

  static first = (town: Town): Moment => new Moment(town, town.table, town.state);

  copy(): Moment {
    return new Moment(this.town, this.table, this.outside.sandbox.state, this.#runs);
  }

  /** Lets `work` run until it ends or its process dies; tells how many calls to ports it made. */
  async run<T>(work: () => Promise<T>, crash?: Crash, draws = 99): Promise<{ ended: T | 'dead'; calls: number }> {
    this.#runs += 1;
    let calls = 0;
    let dies: () => void = () => undefined;
    const dead = new Promise<'dead'>((resolve) => {
      dies = () => resolve('dead');
    });
    const port = async <R>(call: () => Promise<R>): Promise<R> => {
      const at = calls;
      calls += 1;
      if (crash && (at > crash.at || (at === crash.at && crash.when === 'before'))) return died(dies);
      const answer = await call();
      return at === crash?.at ? died(dies) : answer;
    };
    // Ids of a later process are others and sort after those made before; what it draws else is the same.
    const [ids, bytes, later] = [dice(this.#runs), dice(draws), this.#runs];
    const ports: Partial<Ports> = {
      send: ((command: unknown) => port(() => this.table.send(command))) as Ports['send'],
      fetch: (url, init) => port(() => this.outside.fetch(String(url), init)),
      nowMs: () => this.nowMs,
      newId: idFactory(() => this.nowMs + later, ids.next),
      randomBytes: (n) => Uint8Array.from({ length: n }, () => bytes.below(256)),
    };
    const ended = await Promise.race([withPorts(ports, work), dead]);
    return { ended, calls };
  }

  /** One request as the gateway passes it on. */
  ask(key: string, asked: Asked, crash?: Crash, draws?: number): Promise<{ ended: Ended; calls: number }> {
    const entry = entries.get(key);
    if (!entry) throw new Error(`no route ${key}`);
    const event = requestEvent(key, asked, this.nowMs);
    event.requestContext.requestId = 'request';
    return this.run(
      async () => {
        const { statusCode = 200, body = '' } = await entry(event);
        return { status: statusCode, body: /^[[{]/.test(body) ? JSON.parse(body) : body };
      },
      crash,
      draws,
    );
  }

  /** As long as a process may keep others from fetching an outside system's token. */
  passClaim(): void {
    this.nowMs += 16_000;
  }

  /** As the builders of stories want it. */
  async call(_entry: unknown, key: string, asked: Asked = {}): Promise<Answer> {
    const { ended } = await this.ask(key, asked);
    if (ended === 'dead') throw new Error('nobody dies here');
    return { ...ended, headers: {}, cost: noCost() };
  }

  /** A request that must succeed. */
  async did(key: string, asked: Asked): Promise<ReturnType<typeof JSON.parse>> {
    const { ended } = await this.ask(key, asked);
    if (ended === 'dead' || ended.status >= 300) throw new Error(`${key}: ${JSON.stringify(ended)}`);
    return ended.body;
  }

  /** The callbacks that outside systems have sent to an address like that, as requests. */
  async callbacks(address: RegExp): Promise<{ path: string; asked: Asked }[]> {
    const heard: { path: string; asked: Asked }[] = [];
    this.outside.sandbox.fetch = async (url, init) => {
      const { pathname, searchParams } = new URL(String(url));
      const query = Object.fromEntries(searchParams);
      heard.push({
        path: pathname,
        asked: { headers: Object.fromEntries(new Headers(init?.headers)), query, rawBody: String(init?.body) },
      });
      return new Response(null, { status: 204 });
    };
    for (const callback of this.outside.waiting()) await this.outside.deliver(callback);
    return heard.filter(({ path }) => address.test(path));
  }

  get now(): string {
    return instantOf(this.nowMs);
  }
}

const died = (dies: () => void): Promise<never> => {
  dies();
  return new Promise(() => undefined);
};
