import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { SandboxState } from '#infra/local/sandbox/core/state';
import type { Entry } from '#platform/http';
import { idFactory, type Ports, withPorts } from '#platform/ports';
import { dice } from './dice.ts';
import { type FaultName, Faults } from './faults.ts';
import type { MemoryTable } from './memory-table.ts';
import { outsideWorld } from './outside.ts';
import { type Run, Scheduler, type Waiting } from './scheduler.ts';

/** What became of one process: its answer, or nobody knows. */
export type Outcome<T> = { lost: true } | { lost: false; value: T } | { lost: false; error: unknown };
export type Reply = { status: number; body: ReturnType<typeof JSON.parse> };

const MINUTE_MS = 60_000;

/** The whole system in one thread: real functions over a table in memory, every port call in an order that the seed chooses. */
export class Simulation {
  readonly dice;
  readonly scheduler: Scheduler;
  readonly faults: Faults;
  readonly table: MemoryTable;
  readonly outside;
  nowMs: number;
  /** Runs whose own calls failed by our doing: only these may answer 5xx. */
  readonly #hurt = new WeakSet<Run>();
  readonly violations: string[] = [];
  /** Where callbacks of the outside systems arrive. */
  onCallback: (event: { url: string; headers: Record<string, string>; body: string }) => Promise<Response> = () =>
    Promise.reject(new Error('nobody listens'));

  constructor(seed: number, table: MemoryTable, state: SandboxState, startMs: number) {
    this.dice = dice(seed);
    this.faults = new Faults(dice(seed ^ 0x5eed));
    this.scheduler = new Scheduler(this.dice);
    this.table = table;
    this.nowMs = startMs;
    this.outside = outsideWorld(
      state,
      () => this.nowMs,
      (url, init) =>
        this.onCallback({ url: String(url), headers: Object.fromEntries(new Headers(init?.headers)), body: String(init?.body ?? '') }),
    );
    this.#random = dice(seed ^ 0x1d5);
  }

  readonly #random;

  violated(what: string): void {
    this.violations.push(what);
  }

  /** Lets time pass for everybody who waits for it. */
  pass(minutes: number): void {
    this.nowMs += minutes * MINUTE_MS;
  }

  /** A turn at the dice, for whoever has nothing to ask of the system just now. */
  turn(name: string): Promise<void> {
    return this.scheduler.ask<void>({ name, dead: false }, 'turn', ({ done }) => done());
  }

  /** Starts a process that does `work`; tells what its caller learns of it. */
  start<T>(name: string, work: () => Promise<T>): { run: Run; outcome: Promise<Outcome<T>> } {
    const run: Run = { name, dead: false };
    const skewMs = this.faults.happens('clock-skewed', 0.03) ? (this.#random.below(240) - 120) * 1000 : 0;
    const outcome = new Promise<Outcome<T>>((resolve) => {
      this.#ends.set(run, () => resolve({ lost: true }));
      withPorts(this.#portsOf(run, skewMs), work).then(
        (value) => resolve({ lost: false, value }),
        (error: unknown) => resolve({ lost: false, error }),
      );
    });
    return { run, outcome };
  }

  readonly #ends = new WeakMap<Run, () => void>();

  /** One request to a context's entry, as the gateway would pass it on. A 5xx that we did not cause is a violation. */
  async request(name: string, entry: Entry, event: APIGatewayProxyEventV2): Promise<Outcome<Reply>> {
    const { run, outcome } = this.start(name, () => entry(event));
    const ended = await outcome;
    if (ended.lost) return ended;
    if ('error' in ended) {
      this.violated(`${name} threw out of its handler: ${String(ended.error)}`);
      return { lost: true };
    }
    const { statusCode = 200, body = '' } = ended.value;
    if (statusCode >= 500 && !this.#hurt.has(run)) this.violated(`${name} answered ${statusCode} though nothing had failed`);
    this.scheduler.note(`${name} → ${statusCode}`);
    return { lost: false, value: { status: statusCode, body: isJson(body) ? JSON.parse(body) : body } };
  }

  #portsOf(run: Run, skewMs: number): Partial<Ports> {
    const nowMs = (): number => this.nowMs + skewMs;
    return {
      send: ((command: unknown) => this.#storeCall(run, command)) as Ports['send'],
      fetch: (url, init) => this.#outsideCall(run, String(url), init),
      nowMs,
      newId: idFactory(nowMs, this.#random.next),
      randomBytes: (n) => Uint8Array.from({ length: n }, () => this.#random.below(256)),
    };
  }

  #storeCall(run: Run, command: unknown): Promise<unknown> {
    const label = String(command?.constructor.name);
    return this.scheduler.ask(run, label, (waiting) => {
      if (this.table.lagging && this.dice.chance(0.5)) this.table.catchUp();
      const fault = this.faults.forStore(command);
      if (fault) this.scheduler.note(fault);
      this.#answer(run, command, fault, waiting);
    });
  }

  #answer(run: Run, command: unknown, fault: FaultName | undefined, { done, failed }: Waiting): void {
    const effect = (then: (value: unknown) => void): void => {
      this.table.send(command).then(then, failed);
    };
    const hurt = (): void => {
      this.#hurt.add(run);
    };
    const ways: Partial<Record<FaultName | 'well', () => void>> = {
      well: () => effect(done),
      'crash-before': () => this.#die(run),
      'crash-after': () => {
        effect(() => undefined);
        this.#die(run);
      },
      'answer-lost': () => {
        hurt();
        effect(() => failed(Object.assign(new Error('socket hang up'), { name: 'TimeoutError' })));
      },
      'timed-out': () => {
        this.#ends.get(run)?.();
        effect(done);
      },
      throttled: () => {
        hurt();
        failed(throttled(command));
      },
      conflict: () => {
        hurt();
        failed(cancelled(command, 'TransactionConflict'));
      },
      'partial-batch': () => {
        hurt();
        const answered = (value: unknown): void => done({ ...(value as object), UnprocessedKeys: restOf(command) });
        this.table.send(halved(command)).then(answered, failed);
      },
    };
    ways[fault ?? 'well']?.();
  }

  #die(run: Run): void {
    run.dead = true;
    this.#ends.get(run)?.();
  }

  #outsideCall(run: Run, url: string, init: RequestInit | undefined): Promise<Response> {
    return this.scheduler.ask(run, `fetch ${new URL(url).pathname.split('/')[1]}`, ({ done, failed }) => {
      if (this.faults.happens('outside-down', 0.06)) {
        failed(new TypeError('fetch failed'));
        return;
      }
      const lost = this.faults.happens('outside-lost', 0.05);
      this.outside.fetch(url, init).then((answer) => (lost ? failed(new TypeError('no answer came')) : done(answer)), failed);
    });
  }
}

const isJson = (body: string): boolean => body.startsWith('{') || body.startsWith('[') || body === 'null';

function throttled(command: unknown): Error {
  if (command instanceof TransactWriteCommand) return cancelled(command, 'ThrottlingError');
  return Object.assign(new Error('throttled'), { name: 'ProvisionedThroughputExceededException' });
}

function cancelled(command: unknown, Code: string): Error {
  const items = command instanceof TransactWriteCommand ? (command.input.TransactItems ?? []) : [];
  const CancellationReasons = items.map((_, i) => ({ Code: i === 0 ? Code : 'None' }));
  return new TransactionCanceledException({ $metadata: {}, message: Code, CancellationReasons });
}

/** DynamoDB answers what it had capacity for and names the rest. */
function halved(command: unknown): BatchGetCommand {
  const [table = '', asked] = Object.entries((command as BatchGetCommand).input.RequestItems ?? {})[0] ?? [];
  const keys = asked?.Keys ?? [];
  return new BatchGetCommand({ RequestItems: { [table]: { ...asked, Keys: keys.slice(0, Math.floor(keys.length / 2)) } } });
}

function restOf(command: unknown): BatchGetCommand['input']['RequestItems'] {
  const [table = '', asked] = Object.entries((command as BatchGetCommand).input.RequestItems ?? {})[0] ?? [];
  const keys = asked?.Keys ?? [];
  return { [table]: { ...asked, Keys: keys.slice(Math.floor(keys.length / 2)) } };
}
