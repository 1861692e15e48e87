import { type Plant, simulation, store } from '../plant-shape.ts';

export const saving: readonly Plant[] = [
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
