import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requestUrl } from './request-url.ts';

test('path parameters are escaped so that an id cannot change the route', () => {
  assert.deepEqual(requestUrl('POST /leads/{leadId}/claim', { params: { leadId: 'ld_1/../x' } }), {
    method: 'POST',
    path: '/leads/ld_1%2F..%2Fx/claim',
  });
});

test('query fields that are not given are left out, lists repeat their name, Chinese is escaped', () => {
  const { path } = requestUrl('GET /goods', { query: { words: '羽绒服', cursor: undefined, tag: ['a', 'b'], limit: 20 } });
  assert.equal(path, `/goods?words=${encodeURIComponent('羽绒服')}&tag=a&tag=b&limit=20`);
});

test('a route without parts is its own path', () => {
  assert.deepEqual(requestUrl('GET /session', {}), { method: 'GET', path: '/session' });
});
