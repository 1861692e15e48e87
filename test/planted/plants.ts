/** One mistake of one line, and the test that must turn red with it. */
export type Plant = { what: string; file: string; text: string; instead: string; test: string; named?: string };

const simulation = { test: 'test/simulation/simulation.test.ts', named: 'a thousand lives' };
const story = (name: string, named: string) => ({ test: `test/stories/${name}.test.ts`, named });
const store = (name: string, named: string) => ({ test: `test/stores/${name}.test.ts`, named });

const saving: Plant[] = [
  {
    what: 'a new row is written over the one that lies there',
    file: 'functions/platform/writes.ts',
    text: "ConditionExpression: 'attribute_not_exists(pk)' }",
    instead: '}',
    ...simulation,
  },
  {
    what: 'a row read long ago replaces the newer one',
    file: 'functions/platform/writes.ts',
    text: "ConditionExpression: '#rev = :rev'",
    instead: "ConditionExpression: '#rev >= :rev'",
    ...simulation,
  },
  {
    what: 'an action is acknowledged before it is written',
    file: 'functions/platform/commit.ts',
    text: 'const outcome = await send(writes);',
    instead: 'const outcome: Outcome = (void send(writes).catch(() => undefined), { done: true });',
    ...simulation,
  },
  {
    what: 'another request under a used key is answered with the first one’s reply',
    file: 'functions/platform/commit.ts',
    text: "if (done.requestHash !== ctx.action.requestHash) throw new Refusal('KEY_REUSED');",
    instead: '',
    ...store('actions', 'the same request under the same name'),
  },
  {
    what: 'an action leaves no row that makes repeating it answer the same',
    file: 'functions/platform/commit.ts',
    text: "...(ctx.action ? [create(actionRow(ctx, ctx.action, action.reply), 'KEY_REUSED')] : []),",
    instead: '',
    ...simulation,
  },
  {
    what: 'the facts of an action are left out of its transaction',
    file: 'functions/platform/commit.ts',
    text: '...(action.facts ?? []).map((fact) => create(factRow(ctx, fact))),',
    instead: '',
    ...simulation,
  },
  {
    what: 'nobody writes down who did it',
    file: 'functions/platform/commit.ts',
    text: '...(action.audit ?? []).map((entry) => create(auditRow(ctx, entry))),',
    instead: '',
    ...simulation,
  },
  {
    what: 'a conflict is taken for success',
    file: 'functions/platform/commit.ts',
    text: 'return write ? { done: false, failed: write } : { done: false };',
    instead: 'return write ? { done: false, failed: write } : { done: true };',
    ...simulation,
  },
  {
    what: 'what DynamoDB had no capacity to read counts as not there',
    file: 'functions/platform/table.ts',
    text: 'keys = (out.UnprocessedKeys?.[tableName()]?.Keys ?? []) as Key[];',
    instead: 'keys = [];',
    test: 'functions/platform/table.test.ts',
  },
];

const telling: Plant[] = [
  {
    what: 'a reaction that failed is acknowledged',
    file: 'functions/platform/facts.ts',
    text: '      return false;',
    instead: '      return true;',
    test: 'functions/platform/facts.test.ts',
  },
  {
    what: 'what the bus refused counts as handed over',
    file: 'functions/platform/relay.ts',
    text: 'return failed === -1 ? undefined : failed;',
    instead: 'return undefined;',
    ...simulation,
  },
  {
    what: 'a message goes to WeCom before anybody has written down that it does',
    file: 'functions/wecom/steps/hand-over-message.ts',
    text: 'const mine = await saved(ctx, taken);',
    instead: 'const mine = taken;',
    ...story('wecom-messages', 'what WeCom was too busy'),
  },
  {
    what: 'WeChat Pay is asked for a code before the payment is written',
    file: 'functions/payments/steps/start-payment.ts',
    text: 'await commit(unnamed, { writes: [...started.writes, create(paymentRow(payment))], reply: null });',
    instead: 'void commit(unnamed, { writes: [...started.writes, create(paymentRow(payment))], reply: null }).catch(() => undefined);',
    ...simulation,
  },
  {
    what: 'a refund has another number each time it is asked for',
    file: 'functions/payments/domain/refund.ts',
    text: "<Refund, 'refundId' | 'round'>): string => `",
    instead: "<Refund, 'refundId' | 'round'>): string => process.hrtime()[1] + `",
    ...story('refunds', 'an answer lost'),
  },
];

const money: Plant[] = [
  {
    what: 'the fen left over by a split is nobody’s',
    file: 'functions/kernel/money.ts',
    text: 'if (left === 0) return parts;',
    instead: 'return parts;',
    test: 'functions/kernel/money.test.ts',
  },
  {
    what: 'each share of a split is rounded for itself',
    file: 'functions/kernel/money.ts',
    text: 'parts[s.key] = s.quotient;',
    instead: 'parts[s.key] = Math.round((amount * s.weight) / total);',
    test: 'functions/kernel/money.test.ts',
  },
  {
    what: 'half a fen is rounded down',
    file: 'functions/kernel/money.ts',
    text: 'return remainder >= d - remainder ? quotient + 1 : quotient;',
    instead: 'return remainder > d - remainder ? quotient + 1 : quotient;',
    test: 'functions/kernel/money.test.ts',
  },
  {
    what: 'a slip opens at another price than the customer saw',
    file: 'functions/orders/domain/opening.ts',
    text: 'if (quote.netFen !== opening.expectedNetFen)',
    instead: 'if (quote.netFen < 0)',
    ...story('cash-slip', 'a price that changed'),
  },
  {
    what: 'money beyond what is due is taken',
    file: 'functions/orders/domain/tendering.ts',
    text: "if (tender.amountFen > due) throw new Refusal('TENDER_TOO_MUCH', { due: yuan(due) });",
    instead: '',
    ...story('cash-slip', 'two guides share'),
  },
  {
    what: 'an amount that we did not ask for pays the slip',
    file: 'functions/payments/steps/settle.ts',
    text: 'order.outTradeNo === payment.outTradeNo && order.totalFen === payment.amountFen &&',
    instead: 'order.outTradeNo === payment.outTradeNo &&',
    ...story('wechat-pay', 'signed money'),
  },
  {
    what: 'more goes back to the customer than was paid',
    file: 'functions/payments/domain/refund-plan.ts',
    text: "if (amountFen > most) throw new Refusal('REFUND_TOO_MUCH', { most: yuan(most) });",
    instead: '',
    test: 'functions/payments/domain/refund-plan.test.ts',
  },
  {
    what: 'a unit that came back may come back again',
    file: 'functions/orders/domain/return.ts',
    text: 'const left = line.qty - before.length;',
    instead: 'const left = line.qty;',
    ...story('returns', 'everything back in portions'),
  },
  {
    what: 'a shared slip pays its first guide for all of it',
    file: 'functions/commissions/domain/slip-commission.ts',
    text: 'if (amountFen !== 0) entries[guide] = parts[guide] ?? 0;',
    instead: 'if (amountFen !== 0) entries[guide] = amountFen;',
    test: 'functions/commissions/cases.test.ts',
  },
];

const counting: Plant[] = [
  {
    what: 'one approval sells twice',
    file: 'functions/orders/steps/approval-opening.ts',
    text: "approval ? [replace(approvalRow({ ...approval, slipId }), approval.rev, 'APPROVAL_USED')] : [];",
    instead: '[];',
    ...story('approved-slips', 'two openings'),
  },
  {
    what: 'one customer has two open leads',
    file: 'functions/leads/steps/save.ts',
    text: "create({ ...leadOfPhoneRef(scope, card.mobile.index).key, leadId: lead.id }, 'LEAD_KNOWN'), ",
    instead: '',
    ...store('leads', 'of two reports'),
  },
  {
    what: 'the business day ends at eight in the morning',
    file: 'functions/kernel/instant.ts',
    text: 'export function dayOf(instant: Instant, offsetMinutes: number = SHANGHAI_OFFSET_MINUTES)',
    instead: 'export function dayOf(instant: Instant, offsetMinutes: number = 0)',
    ...story('approvals', 'when the store’s day ends'),
  },
  {
    what: 'goods are held that are not there',
    file: 'functions/inventory/writes.ts',
    text: "{ add, when: [[from, '>=', qty]] }",
    instead: '{ add }',
    ...store('inventory', 'whatever is held'),
  },
  {
    what: 'a serial number is sold from another store',
    file: 'functions/inventory/writes.ts',
    text: "[['storeId', '=', storeId] as const]",
    instead: '[]',
    ...store('inventory', 'a serial number is bound'),
  },
  {
    what: 'a coupon more than the quota',
    file: 'functions/coupons/store.ts',
    text: "':most': max - by",
    instead: "':most': max",
    ...store('coupons', '50 coupons for 200'),
  },
  {
    what: 'a coupon is used twice',
    file: 'functions/coupons/writes.ts',
    text: "return [change(key, { ...used, when: usable(now) }, 'COUPON_USED', named(coupon))];",
    instead: "return [change(key, used, 'COUPON_USED', named(coupon))];",
    ...store('coupon-codes', 'two guides with one code'),
  },
  {
    what: 'a photo of a coupon’s code works for five minutes',
    file: 'functions/coupons/domain/moving-code.ts',
    text: 'const near = [-1, 0, 1]',
    instead: 'const near = [-10, -9, -8, -7, -6, -5, -4, -3, -2, -1, 0, 1]',
    test: 'functions/coupons/domain/codes.test.ts',
  },
  {
    what: 'wrong codes are guessed at once without being counted together',
    file: 'functions/coupons/steps/read-code.ts',
    text: "return check(key, [known ? (['rev', '=', known.rev] as const) : (['pk', 'absent'] as const)], 'TOO_MANY');",
    instead: "return check({ ...key, sk: 'NONE' }, [['pk', 'absent']], 'TOO_MANY');",
    ...store('coupon-codes', 'a right guess'),
  },
  {
    what: 'points are spent that are not there',
    file: 'functions/members/writes.ts',
    text: "{ when: [['pointsAvailable', '>=', points]], code: 'POINTS_SHORT' }",
    instead: "{ when: [], code: 'POINTS_SHORT' }",
    ...store('members-points', 'points never go below'),
  },
  {
    what: 'one number makes two members',
    file: 'functions/members/writes.ts',
    text: "create(phoneRow(mobile.index, memberId), 'PHONE_TAKEN'),",
    instead: '',
    ...store('members', 'two guides who enrol'),
  },
  {
    what: 'a guide takes one lead too many',
    file: 'functions/leads/steps/save.ts',
    text: "[['open', '<', taking.cap]]",
    instead: "[['open', '<=', taking.cap]]",
    ...store('leads-lists', 'nobody takes more'),
  },
];

const trusting: Plant[] = [
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

export const plants: readonly Plant[] = [...saving, ...telling, ...money, ...counting, ...trusting];
