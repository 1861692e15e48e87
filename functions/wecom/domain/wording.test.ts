import assert from 'node:assert/strict';
import { test } from 'node:test';
import { couponText, leadAssignedText, leadWarnedText, slipPaidText, welcomeText } from './wording.ts';

const at = '2026-03-02T02:05:09.000Z';

test('notices name what they are about and their second, so that no two look alike', () => {
  const words = { customerName: '张先生', at };
  assert.match(leadAssignedText(words, '2026-03-02T04:00:00.000Z'), /张先生[\s\S]*3月2日 12:00 前接受[\s\S]*3月2日 10:05:09$/);
  assert.match(leadWarnedText(words, 'WARN_MANAGER', '2026-03-03T02:00:00.000Z'), /3月3日 10:00 将退回商机池/);
  assert.notEqual(leadAssignedText(words, undefined), leadAssignedText({ ...words, at: '2026-03-02T02:05:10.000Z' }, undefined));
  const sale = { storeName: '外滩店', number: 'S-1', netFen: 129_900, shareBps: 4_000, at };
  assert.match(slipPaidText(sale), /外滩店 S-1\n实收 ¥1,299\.00，你的分成 40%/);
});

test('what customers read is whole sentences, with and without a store', () => {
  assert.equal(welcomeText('李梅', '外滩店'), '您好，我是外滩店的导购李梅。选货、价格、售后，有事随时找我。');
  assert.equal(welcomeText('李梅', undefined), '您好，我是导购李梅。选货、价格、售后，有事随时找我。');
  assert.equal(
    couponText('给您留的', { name: '满减券', text: '满 500 减 50', expiresAt: '2026-03-31T15:59:59.000Z' }),
    '给您留的\n【优惠券】满减券（满 500 减 50），3月31日前有效，已放进您的会员券包，到店出示即可使用。',
  );
});
