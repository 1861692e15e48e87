import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { selfSigned } from './certificate.ts';
import { digits, hex, letters } from './random.ts';
import { type SandboxState, stateShape } from './state.ts';

/** The subscribe-message templates a fresh sandbox has. A 'thing' holds 20 characters, a 'character_string' 32. */
const TEMPLATES = {
  slipPaid: { title: '付款成功通知', fields: ['character_string1', 'amount2', 'thing3', 'time4'] },
  couponArrived: { title: '优惠券发放通知', fields: ['thing1', 'thing2', 'time3'] },
  couponExpiring: { title: '优惠券即将过期提醒', fields: ['thing1', 'thing2', 'time3'] },
  visitNear: { title: '预约到店提醒', fields: ['thing1', 'time2', 'thing3'] },
  slipOpened: { title: '订单提醒', fields: ['character_string1', 'thing2', 'amount3', 'time4'] },
} as const;
type TemplateName = keyof typeof TEMPLATES;

export type SandboxSecrets = {
  wechat: { appid: string; secret: string; templates: Record<TemplateName, string> };
  wecom: { corpid: string; agentid: number; agentSecret: string; contactsSecret: string; callbackToken: string; encodingAesKey: string };
  partners: { key: string };
  pay: {
    mchid: string;
    appid: string;
    serialNo: string;
    privateKeyPem: string;
    apiv3Key: string;
    publicKeyId: string;
    publicKeyPem: string;
    certificateSerial: string;
    certificatePem: string;
  };
};

/** A new sandbox with keys of its own. Takes about a second: four RSA keys, once. */
export function freshState(nowMs: number): SandboxState {
  const app = { secret: letters(43), contacts: true };
  const state = stateShape.parse({
    wechat: { appid: `wx${hex(16)}`, secret: hex(32), templates: {} },
    wecom: {
      corpid: `ww${hex(16)}`,
      callbackToken: letters(32),
      encodingAesKey: randomBytes(32).toString('base64').slice(0, 43),
      apps: [
        { ...app, app: 'agent', agentid: 1000002, name: '导购', mini: true },
        { ...app, app: 'contacts', agentid: 0, name: '客户联系', secret: letters(43), mini: false },
      ],
    },
    partners: { key: letters(43) },
    pay: { mchid: `16${digits(8)}`, apiv3Key: letters(32), ...payKeys(nowMs) },
  });
  // Made with the rest, so that the file holds them before anybody is told of one.
  templateIds(state);
  return state;
}

function payKeys(nowMs: number): object {
  const [merchant, platform, old] = [rsa(), rsa(), rsa()];
  // The first digit below 8 keeps the serial positive without a leading zero byte.
  const certificate = selfSigned(old, 'Tenpay.com sandbox', `5${hex(39)}`, nowMs - 86_400_000, 5);
  return {
    merchant: { ...pems(merchant), serial: `3${hex(39)}`.toUpperCase() },
    publicKey: { ...pems(platform), id: `PUB_KEY_ID_0${digits(27)}` },
    certificate: { ...pems(old), ...certificate },
  };
}

const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

function pems(pair: ReturnType<typeof rsa>): { privatePem: string; publicPem: string } {
  return {
    privatePem: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicPem: pair.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

/** What the product is configured with: what its owner would copy from the three consoles. */
export function sandboxSecrets(state: SandboxState): SandboxSecrets {
  const { wechat, wecom, pay, partners } = state;
  // A state file of before there were partners has no key of theirs.
  partners.key ||= letters(43);
  const secretOf = (app: string): string => wecom.apps.find((a) => a.app === app)?.secret ?? '';
  return {
    wechat: { appid: wechat.appid, secret: wechat.secret, templates: templateIds(state) },
    wecom: {
      corpid: wecom.corpid,
      agentid: wecom.apps[0]?.agentid ?? 0,
      agentSecret: secretOf('agent'),
      contactsSecret: secretOf('contacts'),
      callbackToken: wecom.callbackToken,
      encodingAesKey: wecom.encodingAesKey,
    },
    partners: { key: partners.key },
    pay: {
      mchid: pay.mchid,
      appid: wechat.appid,
      serialNo: pay.merchant.serial,
      privateKeyPem: pay.merchant.privatePem,
      apiv3Key: pay.apiv3Key,
      publicKeyId: pay.publicKey.id,
      publicKeyPem: pay.publicKey.publicPem,
      certificateSerial: pay.certificate.serial,
      certificatePem: pay.certificate.pem,
    },
  };
}

/** By title; a template that an older state file lacks is added to it. */
function templateIds({ wechat }: SandboxState): Record<TemplateName, string> {
  const idOf = (name: TemplateName): string => {
    const { title, fields } = TEMPLATES[name];
    const known = Object.entries(wechat.templates).find(([, template]) => template.title === title)?.[0];
    const id = known ?? letters(43);
    wechat.templates[id] ??= { title, fields: [...fields] };
    return id;
  };
  return {
    slipPaid: idOf('slipPaid'),
    couponArrived: idOf('couponArrived'),
    couponExpiring: idOf('couponExpiring'),
    visitNear: idOf('visitNear'),
    slipOpened: idOf('slipOpened'),
  };
}
