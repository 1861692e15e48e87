import { type Plant, simulation, story } from '../plant-shape.ts';

export const telling: readonly Plant[] = [
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
