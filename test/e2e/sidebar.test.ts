import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { noBrowser, openBrowser, pageOf, queryOf, type Screen, signInWithWecom, sitDown } from './browser.ts';
import { type House, openHouse } from './house.ts';
import { openShop, type Shop } from './shop.ts';

let house: House;
let shop: Shop;
let browser: Browser;
before(async () => {
  if (noBrowser) return;
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  shop = await openShop(house);
});
after(async () => {
  await browser?.close();
  await house?.close();
});

const SIDEBAR = { width: 420, height: 760 };
const WECOM = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120 Safari/537.36 wxwork/4.1.30 MicroMessenger/7.0.1';

/**
 * The page as WeCom's client shows it beside a chat: its browser's name, and the bridge that answers once the page has shown the app's
 * signature. Without it the bridge refuses, as the client does.
 */
async function openBeside(screen: Screen, externalUserId: string): Promise<void> {
  await screen.page.addInitScript(
    ({ userId, agent }) => {
      Object.defineProperty(navigator, 'userAgent', { value: agent });
      let isShown = false;
      const isSigned = (nonce: unknown, signature: unknown): boolean =>
        typeof nonce === 'string' && nonce !== '' && /^[0-9a-f]{40}$/.test(String(signature));
      const answer = (name: string, asked: Record<string, unknown>): Record<string, unknown> => {
        if (name === 'agentConfig') isShown = asked.agentid !== undefined && isSigned(asked.nonceStr, asked.signature);
        if (name === 'getCurExternalContact' && isShown) return { err_msg: `${name}:ok`, userId };
        return { err_msg: name === 'agentConfig' && isShown ? `${name}:ok` : `${name}:fail no permission` };
      };
      Object.assign(window, {
        WeixinJSBridge: {
          invoke: (name: string, asked: Record<string, unknown>, done: (result: unknown) => void) =>
            setTimeout(() => done(answer(name, asked)), 5),
          on: () => undefined,
        },
      });
    },
    { userId: externalUserId, agent: WECOM },
  );
  await screen.page.goto(`${house.origin}/#/wecom/pages/customer/index`);
  await screen.page.reload();
}

test('beside a chat the page finds the customer, ties them by number once, and opens their card at once from then on', {
  skip: noBrowser,
}, async () => {
  // Nobody whom we know: no WeChat account of the mini-program leads to a member.
  await house.outside('people', { id: '侧栏的何', name: '侧栏的何', phone: '13800138077' });
  const { externalUserid } = await house.outside('wecom/contacts', { person: '侧栏的何', userid: shop.guide.userid });
  await house.settled();
  const guide = await sitDown(browser, SIDEBAR);
  await signInWithWecom(guide, house.origin, shop.guide.name);
  await openBeside(guide, externalUserid);
  await guide.inSight('#tie-mobile').waitFor();
  if (process.env.SHOTS) await guide.page.screenshot({ path: `${process.env.SHOTS}/侧栏-1-关联.png` });
  await guide.type('#tie-mobile', '13800138077');
  await guide.sees('138****8077');
  const memberId = queryOf(guide.page, 'memberId');
  assert.equal(pageOf(guide.page), 'members/pages/member/index');
  assert.match(memberId, /^mb_/);
  if (process.env.SHOTS) await guide.page.screenshot({ path: `${process.env.SHOTS}/侧栏-2-会员.png` });

  await guide.page.goto(`${house.origin}/#/wecom/pages/customer/index`);
  await guide.page.reload();
  await guide.sees('138****8077');
  assert.equal(queryOf(guide.page, 'memberId'), memberId);
  assert.deepEqual(guide.faults, []);
});
