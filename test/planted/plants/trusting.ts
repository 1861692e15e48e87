import { type Plant, store, story } from '../plant-shape.ts';

export const trusting: readonly Plant[] = [
  {
    what: 'the dealer is forgotten: what another dealer names is read',
    file: 'functions/platform/scope.ts',
    text: 'if (wantedDealerId === undefined || wantedDealerId === session.dealerId) return scopeOfDealer(session.dealerId);',
    instead:
      'if (wantedDealerId === undefined || wantedDealerId !== session.dealerId) return scopeOfDealer(wantedDealerId ?? session.dealerId);',
    ...story('twin-dealers', 'another dealer or store named'),
  },
  {
    what: 'a cursor of one list reads on in another',
    file: 'functions/platform/table.ts',
    text: 'name === pkName && value === pk',
    instead: 'name === pkName',
    ...story('twin-dealers', 'a cursor of one dealer'),
  },
  {
    what: 'a session that has ended still counts',
    file: 'functions/platform/http.ts',
    text: '!session || session.expiresAt <= instantOf(ports().nowMs())',
    instead: '!session',
    ...store('identity-sessions', 'a session ends after 12'),
  },
  {
    what: 'a route’s policy row is not looked at',
    file: 'functions/platform/http.ts',
    text: "if (!allow.includes('anonymous')) refuseOthers(session, route);",
    instead: '',
    ...story('model-editor', 'only head office writes models'),
  },
  {
    what: 'a platform’s old push is believed',
    file: 'functions/leads/handlers/take-intake.ts',
    text: 'return age <= FRESH_SECONDS && isSigned',
    instead: 'return age >= 0 && isSigned',
    ...store('leads-intake', 'a wrong, old'),
  },
  {
    what: 'another merchant’s money pays our slips',
    file: 'functions/payments/gateways/wechat-pay-callback.ts',
    text: 'opened.ok && payeeOf(opened.notice, keys) !== keys.mchid ?',
    instead: "opened.ok && keys.mchid === '' ?",
    test: 'infra/local/sandbox/pay-callbacks.test.ts',
    named: 'of forty forged',
  },
  {
    what: 'a reply carries more than its contract says',
    file: 'functions/platform/http.ts',
    text: 'const body: unknown = route.reply.parse(result);',
    instead: 'const body: unknown = result;',
    ...store('pricing', 'the phone sees stock'),
  },
  {
    what: 'WeChat Pay’s signature is not looked at',
    file: 'functions/payments/gateways/wechat-pay-trust.ts',
    text: "? undefined : 'SIGNATURE'",
    instead: '? undefined : undefined',
    ...story('wechat-pay', 'forty forged'),
  },
  {
    what: 'WeCom’s signature is not looked at',
    file: 'functions/wecom/gateways/callback-crypto.ts',
    text: "if (!isSigned(keys.token, sealed)) return { ok: false, reason: 'SIGNATURE' };",
    instead: '',
    ...story('wecom', 'forty forged'),
  },
  {
    what: 'a refund’s notice ends another refund than it names',
    file: 'functions/payments/steps/send-refund.ts',
    text: 'if (!refund || outRefundNoOf(refund) !== outRefundNo)',
    instead: 'if (!refund)',
    ...story('refunds', 'a true notice'),
  },
];
