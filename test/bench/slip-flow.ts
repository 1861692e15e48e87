import { handler as orders } from '#orders/routes';
import { handler as payments } from '#payments/routes';
import { handler as pricing } from '#pricing/routes';
import type { Answer } from '../world.ts';
import { CPU_MS_MAX } from './action-costs.ts';
import { issued } from './actions.ts';
import type { Desk } from './desk.ts';
import { bounded, figure, type Measure, median, quantile } from './measure.ts';
import { databaseCpuMs } from './process-cpu.ts';

type Client = { token: string; memberId: string; couponIds: string[]; goods: readonly string[] };
type Done = { ms: number; answers: Answer[] };

/** Slips of each client that are not counted: the compiler is still at work. */
const WARM_UP = 2;
const GOODS = 60;

/**
 * Slips per second by as many clients at once, each a guide with a customer: quote, open three lines with member and coupon, take cash.
 * Everything but the network: request event, route, rules, SDK, database.
 */
export async function measureSlipFlow(desk: Desk, clientCount: number, slipsEach: number, stock: readonly string[]): Promise<Measure[]> {
  const clients: Client[] = [];
  for (let i = 0; i < clientCount; i += 1) clients.push(await newClient(desk, i, slipsEach + WARM_UP, stock));
  await inTurns(desk, clients, WARM_UP);
  const before = { ms: performance.now(), cpu: process.cpuUsage(), database: databaseCpuMs() };
  const done = await inTurns(desk, clients, slipsEach);
  const seconds = (performance.now() - before.ms) / 1000;
  const { user, system } = process.cpuUsage(before.cpu);
  const database = databaseCpuMs();
  const slips = done.length;
  const at = (what: string) => `slip-flow/${what}/${clientCount}-client${clientCount === 1 ? '' : 's'}`;
  const perSlip = (what: string, unit: string, sum: number) => figure(at(what), sum / slips, unit);
  const costs = done.flatMap(({ answers }) => answers.map(({ cost }) => cost));
  const ms = done.map((slip) => slip.ms);
  const cpuMs = (user + system) / 1000;
  return [
    figure(at('rate'), slips / seconds, 'slips/s', { slips, seconds: Number(seconds.toFixed(2)) }),
    figure(at('time-median'), median(ms), 'ms/slip'),
    figure(at('time-p95'), quantile(ms, 0.95), 'ms/slip'),
    perSlip('cpu', 'ms/slip', cpuMs),
    bounded(at('cpu-per-request'), cpuMs / slips / STEPS, 'ms/request', CPU_MS_MAX),
    database === undefined || before.database === undefined
      ? { name: at('database-cpu'), skipped: 'this system has no /proc to read it from' }
      : perSlip('database-cpu', 'ms/slip', database - before.database),
    perSlip('round-trips', 'round trips/slip', sum(costs, 'calls')),
    perSlip('transactions', 'transactions/slip', sum(costs, 'transactions')),
    perSlip('read-units', 'units/slip', sum(costs, 'readUnits')),
    perSlip('write-units', 'units/slip', sum(costs, 'writeUnits')),
    figure(at('store-price'), storePrice(costs) / slips, 'US$/million slips', { prices: 'DynamoDB on demand, us-east-1' }),
    figure(at('lambda-price'), lambdaPrice(slips, cpuMs) / slips, 'US$/million slips', { prices: 'Lambda arm64 at 512 MB, CPU time only' }),
  ];
}

/** List prices in US$ per million: write and read request units of a table on demand, Lambda requests, and its gigabyte-seconds. */
const PRICE = { writeUnit: 0.625, readUnit: 0.125, request: 0.2, gigabyteSecond: 13.3334 };

/** As serverless.yml gives each function. */
const GIGABYTES = 0.5;

/** Of a million times what was asked. Each request of a slip is one Lambda call. */
const storePrice = (costs: readonly Answer['cost'][]): number =>
  sum(costs, 'writeUnits') * PRICE.writeUnit + sum(costs, 'readUnits') * PRICE.readUnit;
const lambdaPrice = (slips: number, cpuMs: number): number =>
  slips * STEPS * PRICE.request + (cpuMs / 1000) * GIGABYTES * PRICE.gigabyteSecond;

/** Goods for all clients: enough kinds that they meet on a row now and then, as in a busy store, and not on every slip. */
export const stockForClients = (desk: Desk): Promise<string[]> => desk.stockUp(GOODS);

/** Quote, open, pay. */
const STEPS = 3;

type Sums = 'calls' | 'transactions' | 'readUnits' | 'writeUnits';
const sum = (costs: readonly Answer['cost'][], what: Sums): number => costs.reduce((total, cost) => total + cost[what], 0);

async function newClient(desk: Desk, i: number, coupons: number, stock: readonly string[]): Promise<Client> {
  const [{ token }, memberId] = [await desk.hire(`导购${i}`), await desk.enrol(`顾客${i}`)];
  const couponIds: string[] = [];
  for (let n = 0; n < coupons; n += 1) couponIds.push(await issued(desk, memberId));
  return { token, memberId, couponIds, goods: stock.map((_, n) => stock[(n * 7 + i * 4) % stock.length] ?? '') };
}

async function inTurns(desk: Desk, clients: readonly Client[], slips: number): Promise<Done[]> {
  const all = clients.map(async (client) => {
    const done: Done[] = [];
    for (let n = 0; n < slips; n += 1) done.push(await oneSlip(desk, client, n));
    return done;
  });
  return (await Promise.all(all)).flat();
}

async function oneSlip({ world }: Desk, { token, memberId, couponIds, goods }: Client, n: number): Promise<Done> {
  const startMs = performance.now();
  const lines = [0, 1, 2].map((i) => ({ lineKey: `L${i}`, skuId: goods[(n * 3 + i) % goods.length], qty: 4 + i }));
  const body = { lines, memberId, couponIds: couponIds.splice(0, 1) };
  const quoted = succeeded(await world.call(pricing, 'POST /pricing/quotes', { token, body }));
  const expectedNetFen = quoted.body.netFen;
  const opened = succeeded(await world.call(orders, 'POST /orders/slips', { token, body: { ...body, expectedNetFen } }));
  const cash = { method: 'CASH', amountFen: expectedNetFen, receivedFen: expectedNetFen };
  const params = { slipId: opened.body.slipId };
  const paid = succeeded(await world.call(payments, 'POST /payments/slips/{slipId}/tenders', { token, params, body: cash }));
  if (paid.body.slipState !== 'PAID' || opened.body.couponIds.length !== 1) throw new Error('a slip without its coupon, or not paid');
  return { ms: performance.now() - startMs, answers: [quoted, opened, paid] };
}

function succeeded(answer: Answer): Answer {
  if (answer.status < 300) return answer;
  throw new Error(`the slip flow was answered ${answer.status} ${JSON.stringify(answer.body)}`);
}
