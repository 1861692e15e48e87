import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { findChromium } from '../runner/chromium.ts';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const executablePath = findChromium();

/** Why the tests of a file are left out, for node:test's `skip`; where a machine checks the project they are not, and fail. */
export const noBrowser =
  executablePath === undefined && process.env.CI !== 'true' ? 'no Chromium here and none could be installed; set CHROMIUM to one' : false;

export async function openBrowser(): Promise<Browser> {
  if (executablePath === undefined) throw new Error('no Chromium on this machine: set CHROMIUM to one');
  return chromium.launch({ executablePath, args: FLAGS });
}

export const PHONE = { width: 390, height: 844 };
export const DESKTOP = { width: 1280, height: 800 };

const LOOK_AGAIN_MS = 3_000;

/**
 * Clicks once. What was in sight when it was looked for may belong to a page that is just leaving: Chromium's driver then waits for
 * that very element to come back, a person looks again.
 */
async function clicked(target: Locator): Promise<void> {
  for (let looks = 1; ; looks += 1) {
    try {
      return await target.click({ timeout: LOOK_AGAIN_MS });
    } catch (error) {
      if (looks === 5 || !/element is not visible/.test(String(error))) throw error;
    }
  }
}

/** A person at a screen of their own. `counts` has every tap and every code since it was last set to zero. */
export async function sitDown(browser: Browser, viewport = PHONE) {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.stack ?? error.message));
  const counts = { taps: 0, scans: 0 };
  // Pages below the one on top stay in the document, hidden.
  const inSight = (selector: string): Locator => page.locator(selector).filter({ visible: true });
  const words = (text: string): Locator => page.getByText(text).filter({ visible: true }).first();
  const tap = async (target: string | Locator): Promise<void> => {
    counts.taps += 1;
    await clicked(typeof target === 'string' ? inSight(target) : target);
  };
  return {
    page,
    context,
    counts,
    /** What broke in the page itself; nothing ever should. */
    faults,
    inSight,
    tap,
    tapWords: (text: string) => tap(words(text)),
    sees: (...texts: string[]) => Promise.all(texts.map((text) => words(text).waitFor())),
    read: async (selector: string): Promise<string> => (await inSight(selector).first().textContent())?.trim() ?? '',
    type: (selector: string, text: string) => inSight(`${selector} input`).fill(text),
    /** Into the scan box, with Enter. */
    enterCode: async (code: string): Promise<void> => {
      counts.scans += 1;
      await inSight('#scan-input input').fill(code);
      await page.keyboard.press('Enter');
    },
    /** A hand-held scanner: a keyboard that types a whole code in a blink, wherever the focus is. */
    shootCode: async (code: string): Promise<void> => {
      counts.scans += 1;
      await page.evaluate(
        (keys) => {
          for (const key of keys) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
        },
        [...code, 'Enter'],
      );
    },
    closeSheet: () => tap('.ui-sheet-close'),
  };
}

export type Screen = Awaited<ReturnType<typeof sitDown>>;

/** Staff: the WeCom button, then their own line on WeCom's page. */
export async function signInWithWecom(screen: Screen, origin: string, name: string): Promise<void> {
  await screen.page.goto(origin);
  await screen.tap('#sign-in');
  await screen.tapWords(name);
  await screen.inSight('#tab-1').waitFor();
}

/** A customer: their mini-program opens the pages with a login code. */
export async function signInWithWechat(screen: Screen, origin: string, code: string): Promise<void> {
  await screen.page.goto(`${origin}/?wechatCode=${code}`);
  await screen.inSight('#tab-1').waitFor();
}

export const pageOf = (page: Page): string => new URL(page.url()).hash.slice(2).split('?')[0] ?? '';
export const queryOf = (page: Page, name: string): string =>
  new URLSearchParams(new URL(page.url()).hash.split('?')[1] ?? '').get(name) ?? '';
