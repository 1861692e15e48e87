import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLost } from './problem.ts';
import { problemOf } from './reply.ts';

const t = (key: string): string => `[${key}]`;

test('the server’s code, sentence and facts are kept', () => {
  const problem = problemOf(409, { code: 'STOCK_SHORT', message: '库存只剩 2 件', facts: { available: 2 }, requestId: 'r1' }, t);
  assert.equal(problem.code, 'STOCK_SHORT');
  assert.equal(problem.message, '库存只剩 2 件');
  assert.deepEqual([problem.status, problem.facts, problem.requestId], [409, { available: 2 }, 'r1']);
  assert.equal(isLost(problem), false);
});

test('a gateway’s 504 is a lost reply, because the work may have been done', () => {
  assert.equal(isLost(problemOf(504, '<html>', t)), true);
  assert.equal(isLost(problemOf(503, { code: 'STORE_CLOSED', message: '…' }, t)), false);
});

test('a reply without our shape says so in our words, never in raw codes', () => {
  const problem = problemOf(500, null, t);
  assert.deepEqual([problem.code, problem.message], ['UNEXPECTED', '[api.unexpected]']);
});
