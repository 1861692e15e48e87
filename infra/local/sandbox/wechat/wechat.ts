import { type Call, json, Refused, type Reply } from '../core/exchange.ts';
import type { Fault } from '../core/faults.ts';
import type { World } from '../core/world.ts';
import { unlimitedCode } from './codes.ts';
import { jscode2session, phoneNumber } from './identity.ts';
import { subscribeSend } from './subscribe.ts';
import { checkToken, plainToken, stableToken } from './tokens.ts';

const open: Record<string, (world: World, call: Call) => object> = {
  'GET /sns/jscode2session': jscode2session,
  'GET /cgi-bin/token': plainToken,
  'POST /cgi-bin/stable_token': stableToken,
};
const withToken: Record<string, (world: World, call: Call) => object> = {
  'POST /wxa/business/getuserphonenumber': phoneNumber,
  'POST /cgi-bin/message/subscribe/send': subscribeSend,
};

/** api.weixin.qq.com: HTTP 200 with errcode, whatever happened. */
export function answerWechat(world: World, call: Call): Reply {
  try {
    const route = `${call.method} ${call.path}`;
    const free = open[route];
    if (free) return json(200, free(world, call));
    if (route === 'POST /wxa/getwxacodeunlimit') {
      checkToken(world, call);
      return unlimitedCode(world, call);
    }
    const handler = withToken[route];
    if (!handler) return json(404, { errcode: 40066, errmsg: 'invalid url' });
    checkToken(world, call);
    return json(200, { errcode: 0, errmsg: 'ok', ...handler(world, call) });
  } catch (thrown) {
    if (!(thrown instanceof Refused)) throw thrown;
    return json(200, { errcode: thrown.code, errmsg: thrown.message });
  }
}

export function faultAsWechat(fault: Fault): Reply {
  return json(200, { errcode: fault.code ?? -1, errmsg: fault.message ?? 'system error' });
}
