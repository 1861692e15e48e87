import { due, hurry, postpone, type RetryQueue, remember, settle } from '#phone/api/retry-queue';
import type { Entry } from '#platform/http';
import { allRoutes } from '../inputs/routes.ts';
import { requestEvent } from '../world/request.ts';
import type { Reply, Simulation } from './simulation.ts';

export type Ask = { entry: Entry; route: string; params?: Record<string, string>; query?: Record<string, string>; body?: unknown };

/** Routes that say themselves why they take no key: what they answer follows from how things stand. */
const keyless = new Set(allRoutes.flatMap(({ key, route }) => (route.keyless ? [key] : [])));

/** What came of a write: the first answer that is one. */
export type Written = { key: string; route: string; reply: Reply };

/**
 * One person's phone: it asks with the retry queue that the mini-program has. The queue is on the device's storage: when the app is
 * killed, it is asked again at the next start, also while the first request is still under way.
 */
export class Phone {
  readonly name: string;
  readonly #token: string;
  readonly #sim: Simulation;
  #queue: RetryQueue = [];
  readonly #asks = new Map<string, Ask>();
  #made = 0;
  /** Every write that was answered, by its key. */
  readonly written = new Map<string, Written>();

  constructor(sim: Simulation, name: string, token: string) {
    this.#sim = sim;
    this.name = name;
    this.#token = token;
  }

  get waiting(): number {
    return this.#queue.length;
  }

  /** A read; undefined when no answer came. */
  async read({ entry, route, params = {}, query = {}, body }: Ask): Promise<Reply | undefined> {
    const asked = { token: this.#token, params, query, key: '', ...(body === undefined ? {} : { body }) };
    const outcome = await this.#sim.request(this.name, entry, requestEvent(route, asked, this.#sim.nowMs));
    return outcome.lost || 'error' in outcome ? undefined : outcome.value;
  }

  /** A write: remembered, sent, asked again until it is answered. Undefined when the app was killed meanwhile. */
  async write(ask: Ask): Promise<Reply | undefined> {
    this.#made += 1;
    const key = `${this.name}-${String(this.#made).padStart(8, '0')}`;
    this.#asks.set(key, ask);
    const { route, params = {}, body } = ask;
    this.#queue = remember(this.#queue, { key, route, request: { params, body }, owner: this.name }, this.#sim.nowMs);
    const first = this.#send(key);
    if (this.#sim.faults.happens('double-tap', 0.08)) void this.#send(key);
    if (this.#sim.faults.happens('phone-killed', 0.05)) {
      await this.askAgain();
      return undefined;
    }
    await first;
    for (let tries = 0; tries < 4 && !this.written.has(key); tries += 1) await this.askAgain();
    return this.written.get(key)?.reply;
  }

  /** The network is back, or the app has started: everything without an answer is asked once more. */
  async askAgain(): Promise<void> {
    this.#queue = hurry(this.#queue, this.#sim.nowMs);
    await this.#sim.turn(this.name);
    for (const { key } of due(this.#queue, this.name, this.#sim.nowMs)) await this.#send(key);
  }

  async #send(key: string): Promise<void> {
    const ask = this.#asks.get(key);
    if (!ask) return;
    const { entry, route, params = {}, body } = ask;
    const asked = { token: this.#token, params, key, ...(body === undefined ? {} : { body }) };
    const outcome = await this.#sim.request(this.name, entry, requestEvent(route, asked, this.#sim.nowMs));
    const reply = outcome.lost || 'error' in outcome ? undefined : outcome.value;
    if (!reply || reply.status >= 500 || reply.status === 429 || reply.status === 401) {
      this.#queue = postpone(this.#queue, key, this.#sim.nowMs, 0.5);
      return;
    }
    if (!keyless.has(route)) this.#compare(key, route, reply);
    else this.written.set(key, { key, route, reply });
    this.#queue = settle(this.#queue, key);
  }

  /** Asked twice under one name, the system answers the same: never done twice, never yes and then no. */
  #compare(key: string, route: string, reply: Reply): void {
    const earlier = this.written.get(key);
    if (!earlier) {
      this.written.set(key, { key, route, reply });
      return;
    }
    const [before, after] = [earlier.reply, reply];
    if (before.status < 300 && (after.status !== before.status || idsOf(after.body) !== idsOf(before.body))) {
      this.#sim.violated(
        `${route} under one key answered ${before.status} ${idsOf(before.body)} and then ${after.status} ${JSON.stringify(after.body).slice(0, 200)}`,
      );
    }
    if (before.status >= 400 && after.status < 300) this.written.set(key, { key, route, reply });
  }
}

const idsOf = (body: Reply['body']): string => String(JSON.stringify(body)?.match(/"\w+Id":"\w\w_\w+"/g)?.[0] ?? '');
