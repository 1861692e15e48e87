import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { handler as leads } from '#leads/routes';
import { handler as reactions } from '#wecom/reactions';
import { noticesDue } from '#wecom/store';
import { openWecomDesk } from '../wecom-desk.ts';

const desk = await openWecomDesk();
const { bench, world, newId, guide, colleague, manager, react, sweepTwice, fault, pass, told } = desk;
after(desk.close);

let numbers = 0;
async function assignedLead(name: string): Promise<string> {
  numbers += 1;
  const body = { mobile: `1370000${String(numbers).padStart(4, '0')}`, name, toPool: true };
  const { leadId } = (await world.call(leads, 'POST /leads', { token: manager.token, body })).body.lead;
  await world.call(leads, 'POST /leads/{leadId}/assign', { token: manager.token, params: { leadId }, body: { guideId: guide.personId } });
  return leadId;
}

test('a guide is told of a lead once, though the news comes twice and sweeps overlap', async () => {
  await assignedLead('一次先生');
  await react(3);
  await sweepTwice();
  const messages = await told('一次先生');
  assert.deepEqual(
    messages.map((m) => m.to),
    [[guide.userid]],
  );
});

test('a lost answer is repeated inside WeCom’s half hour and reaches the guide once', async () => {
  await fault('/cgi-bin/message/send', 'timeout', { holdMs: 10 });
  await assignedLead('丢答复先生');
  await react();
  for (let minute = 0; minute < 4; minute += 1) {
    await pass(1);
    await sweepTwice();
  }
  assert.equal((await told('丢答复先生')).length, 1);
});

test('WeCom is dead for two hours: every notice is sent once or given up, none twice', async () => {
  const names = ['断网一', '断网二', '断网三'];
  await fault('/cgi-bin/', 'http', { status: 502, times: 100_000 });
  await bench.api('/faults/tokens', { system: 'wecom' });
  for (const name of names) {
    await assignedLead(name);
    await react();
    await pass(30);
    await sweepTwice();
  }
  await pass(30);
  await bench.api('/faults/clear');
  for (let minute = 0; minute < 30; minute += 5) {
    await pass(5);
    await sweepTwice();
  }
  for (const name of names) assert.ok((await told(name)).length <= 1, name);
  const waiting = await world.inside(() => noticesDue('2099-01-01T00:00:00.000Z'));
  assert.deepEqual(waiting, []);
});

test('colleagues who share in a sale are told, the one who took the money is not', async () => {
  const data = {
    slipId: newId('slip'),
    number: 'S-20260302-7',
    storeName: '经销商A一店',
    netFen: 129_900,
    couponIds: [],
    split: [
      { personId: guide.personId, name: '李梅', bps: 6_000 },
      { personId: colleague.personId, name: '王强', bps: 4_000 },
    ],
  };
  const fact = { id: newId('fact'), type: 'orders.slip-paid', version: 1, scope: 'G', at: world.clock.now(), actor: guide.personId, data };
  const deliver = () => world.inside(() => reactions({ Records: [{ messageId: 'm', body: JSON.stringify({ detail: fact }) }] }));
  assert.deepEqual((await deliver()).batchItemFailures, []);
  assert.deepEqual((await deliver()).batchItemFailures, []);
  const messages = await told('S-20260302-7');
  assert.deepEqual(
    messages.map((m) => m.to),
    [[colleague.userid]],
  );
  assert.match(String(messages[0]?.content.text.content), /¥1,299\.00，你的分成 40%/);
});
