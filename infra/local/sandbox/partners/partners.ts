import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { type Call, headerOf, json, Refused, type Reply } from '../core/exchange.ts';
import type { Fault } from '../core/faults.ts';
import { digits } from '../core/random.ts';
import type { World } from '../core/world.ts';
import { answerInsurer } from './insurer.ts';
import { read } from './read.ts';
import type { Application } from './records.ts';

const CLOCK_SKEW_MS = 300_000;
const DAY_MS = 86_400_000;
const number = z.string().min(1).max(64);
const money = z.int().min(1).max(100_000_000);

/** An instalment provider, a trade-in valuer and an insurer: HMAC-signed JSON; an error is {code, message} with a fitting status. */
export function answerPartners(world: World, call: Call): Reply {
  try {
    checkSignature(world, call);
    return json(200, answer(world, call));
  } catch (thrown) {
    if (!(thrown instanceof Refused)) throw thrown;
    return json(thrown.status, { code: thrown.code, message: thrown.message });
  }
}

export const faultAsPartners = (fault: Fault): Reply =>
  json(fault.status ?? 400, { code: String(fault.code ?? 'REFUSED'), message: fault.message ?? '' });

/** 'HMAC timestamp=…,signature=…' over method, path, timestamp and body, each on a line. */
function checkSignature(world: World, call: Call): void {
  const [, timestamp = '', signature = ''] = /^HMAC timestamp=(\d+),signature=([0-9a-f]{64})$/.exec(headerOf(call, 'authorization')) ?? [];
  if (Math.abs(Number(timestamp) * 1000 - world.nowMs()) > CLOCK_SKEW_MS) throw new Refused('BAD_TIME', 'timestamp', 401);
  const said = `${call.method}\n${call.path}\n${timestamp}\n${call.body.toString('utf8')}`;
  const right = createHmac('sha256', world.state.partners.key).update(said).digest();
  if (!timingSafeEqual(right, Buffer.from(signature, 'hex'))) throw new Refused('BAD_SIGNATURE', 'signature', 401);
}

function answer(world: World, call: Call): object {
  const [, system, list, no = '', action = ''] = call.path.split('/');
  switch (`${call.method} ${system}/${list}${no && '/no'}${action && `/${action}`}`) {
    case 'POST lender/applications':
      return apply(world, call);
    case 'GET lender/applications/no':
      return shown(no, applicationOf(world, no));
    case 'POST lender/applications/no/close':
      return close(world, no);
    case 'POST lender/refunds':
      return refund(world, call);
    case 'POST valuer/valuations':
      return value(world, call);
    case 'GET valuer/valuations/no':
      return valuationOf(world, no);
    case 'POST valuer/valuations/no/take':
      return take(world, no);
    case 'POST insurer/policies':
    case 'POST insurer/endings':
      return answerInsurer(world, call);
    default:
      throw new Refused('NO_ROUTE', call.path, 404);
  }
}

/** The same number asked again is the same application. */
function apply(world: World, call: Call): object {
  const { applications } = world.state.partners;
  const { no, ...asked } = read(
    z.strictObject({
      no: number,
      amountFen: money,
      periods: z.union([z.literal(3), z.literal(6), z.literal(12), z.literal(24)]),
      title: z.string().max(80),
    }),
    call,
  );
  applications[no] ??= { ...asked, state: 'WAITING', contractNo: '', refunds: {} };
  return shown(no, applicationOf(world, no));
}

const shown = (no: string, { amountFen, periods, state, contractNo }: Application): object => ({
  no,
  amountFen,
  periods,
  state,
  contractNo,
  url: `https://lender.example/apply/${no}`,
});

function applicationOf(world: World, no: string): Application {
  const found = world.state.partners.applications[no];
  if (!found) throw new Refused('NOT_FOUND', no, 404);
  return found;
}

/** What the customer's application came to: at the sandbox's command. */
export function decideApplication(world: World, no: string, approve: boolean): object {
  const found = applicationOf(world, no);
  if (found.state !== 'WAITING') throw new Refused('DECIDED', found.state, 409);
  found.state = approve ? 'APPROVED' : 'DECLINED';
  if (approve) found.contractNo = `FQ${digits(12)}`;
  return shown(no, found);
}

function close(world: World, no: string): object {
  const found = applicationOf(world, no);
  if (found.state === 'WAITING') found.state = 'CLOSED';
  return shown(no, found);
}

/** The loan shrinks; the same number never twice, and never by more than was lent. */
function refund(world: World, call: Call): object {
  const { no, applicationNo, amountFen } = read(z.strictObject({ no: number, applicationNo: number, amountFen: money }), call);
  const found = applicationOf(world, applicationNo);
  if (found.state !== 'APPROVED') throw new Refused('NOT_APPROVED', found.state, 409);
  const back = Object.entries(found.refunds).reduce((sum, [key, fen]) => sum + (key === no ? 0 : fen), 0);
  if (back + amountFen > found.amountFen) throw new Refused('TOO_MUCH', `${found.amountFen - back} left`, 409);
  found.refunds[no] = amountFen;
  return { no, state: 'DONE' };
}

const grades = { GOOD: 100, WORN: 60, BROKEN: 15 } as const;

/** Worth by what the thing is called and how it looks: the same question has the same answer. */
function value(world: World, call: Call): object {
  const asked = read(z.strictObject({ no: number, item: z.string().min(1).max(80), condition: z.enum(['GOOD', 'WORN', 'BROKEN']) }), call);
  const base = 20_000 + [...asked.item].reduce((sum, char) => (sum * 31 + (char.codePointAt(0) ?? 0)) % 80_000, 7);
  const amountFen = Math.floor((base * grades[asked.condition]) / 10_000) * 100;
  world.state.partners.valuations[asked.no] ??= { item: asked.item, amountFen, validUntilMs: world.nowMs() + DAY_MS, taken: false };
  return valuationOf(world, asked.no);
}

function valuationOf(world: World, no: string): object {
  const found = world.state.partners.valuations[no];
  if (!found) throw new Refused('NOT_FOUND', no, 404);
  const { item, amountFen, validUntilMs, taken } = found;
  return { no, item, amountFen, validUntil: new Date(validUntilMs).toISOString(), taken };
}

function take(world: World, no: string): object {
  const found = world.state.partners.valuations[no];
  if (!found) throw new Refused('NOT_FOUND', no, 404);
  found.taken = true;
  return valuationOf(world, no);
}
