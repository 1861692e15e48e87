import assert from 'node:assert/strict';
import { PHONE, type Screen } from './browser.ts';
import { misfits } from './fit.ts';

/** A picture for whoever looks at the pages, where they ask for it; nothing on the page may be cut or too small to press. */
export async function look(screen: Screen, name: string, viewport = PHONE): Promise<void> {
  await screen.page.setViewportSize(viewport);
  await screen.page.waitForTimeout(400);
  const folder = process.env.PICTURES;
  if (folder) await screen.page.screenshot({ path: `${folder}/${name}-${viewport.width}.png` });
  assert.deepEqual(await misfits(screen.page, 44), [], name);
  await screen.page.setViewportSize(PHONE);
}
