import { type Call, json, Refused, type Reply } from '../core/exchange.ts';
import type { Fault } from '../core/faults.ts';
import { chinaTime, type World } from '../core/world.ts';
import { codepay, reverse } from './codepay.ts';
import { checkSignature, sealResource, sign } from './crypto.ts';
import { close, jsapi, native, query } from './orders.ts';
import { queryRefund, refund } from './refunds.ts';

/** api.mch.weixin.qq.com: HTTP status and {code, message}; everything that got past the signature check is signed. */
export function answerPay(world: World, call: Call, forge = false): Reply {
  try {
    checkSignature(world, call);
  } catch (thrown) {
    return refusal(thrown);
  }
  return sign(world, call, answer(world, call), forge);
}

function answer(world: World, call: Call): Reply {
  try {
    return route(world, call);
  } catch (thrown) {
    return refusal(thrown);
  }
}

function refusal(thrown: unknown): Reply {
  if (!(thrown instanceof Refused)) throw thrown;
  return json(thrown.status, { code: thrown.code, message: thrown.message });
}

const ORDERS = '/v3/pay/transactions';
const REFUNDS = '/v3/refund/domestic/refunds';

function route(world: World, call: Call): Reply {
  const { method, path } = call;
  if (method === 'POST' && path === `${ORDERS}/jsapi`) return jsapi(world, call);
  if (method === 'POST' && path === `${ORDERS}/native`) return native(world, call);
  if (method === 'POST' && path === `${ORDERS}/codepay`) return codepay(world, call);
  if (method === 'POST' && path === REFUNDS) return refund(world, call);
  if (method === 'GET' && path === '/v3/certificates') return certificates(world);
  const [, kind = '', id = '', action = ''] = new RegExp(`^${ORDERS}/(out-trade-no|id)/([^/]+)(?:/(close|reverse))?$`).exec(path) ?? [];
  const number = decoded(id);
  if (method === 'GET' && kind !== '' && action === '')
    return query(world, call, kind === 'id' ? { transactionId: number } : { outTradeNo: number });
  if (method === 'POST' && action === 'close') return close(world, call, number);
  if (method === 'POST' && action === 'reverse') return reverse(world, call, number);
  if (method === 'GET' && path.startsWith(`${REFUNDS}/`)) return queryRefund(world, decoded(path.slice(REFUNDS.length + 1)));
  throw new Refused('NOT_FOUND', '找不到请求的资源', 404);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Refused('PARAM_ERROR', '路径参数不符合规则');
  }
}

/** GET /v3/certificates, for merchants that still verify by platform certificate. */
function certificates(world: World): Reply {
  const { certificate } = world.state.pay;
  const { algorithm, ciphertext, associated_data, nonce } = sealResource(world, 'certificate', certificate.pem);
  const effective = { effective_time: chinaTime(world.nowMs() - 86_400_000), expire_time: chinaTime(world.nowMs() + 4 * 365 * 86_400_000) };
  return json(200, {
    data: [{ serial_no: certificate.serial, ...effective, encrypt_certificate: { algorithm, ciphertext, associated_data, nonce } }],
  });
}

const statuses: Record<string, number> = {
  SYSTEM_ERROR: 500,
  FREQUENCY_LIMITED: 429,
  SIGN_ERROR: 401,
  NO_AUTH: 403,
  RULE_LIMIT: 403,
  ORDER_NOT_EXIST: 404,
  PARAM_ERROR: 400,
};

export function faultAsPay(world: World, call: Call, fault: Fault): Reply {
  const code = String(fault.code ?? 'SYSTEM_ERROR');
  return sign(world, call, json(fault.status ?? statuses[code] ?? 400, { code, message: fault.message ?? '系统异常，请稍后重试' }), false);
}
