import type { Page } from 'playwright-core';

/** What may stand on a page in Latin letters: a language by its own name, the number to quote when something failed. */
const LATIN_ON_PURPOSE = ['English', '问题编号'];

/** What does not fit on the page in sight: sideways scrolling, targets too small for a thumb, words cut off, words of another language. */
export async function misfits(page: Page, smallestTargetPx: number): Promise<string[]> {
  return page.evaluate(
    ([smallest, latin]) => {
      const found: string[] = [];
      const sees = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
      const named = (element: Element): string => `${element.className} "${(element.textContent ?? '').slice(0, 30)}"`;
      if (document.documentElement.scrollWidth > window.innerWidth) {
        const wide = [...document.body.querySelectorAll('*')].filter(
          (e) => sees(e) && e.getBoundingClientRect().right > window.innerWidth + 1,
        );
        found.push(`wider than the window: ${wide.slice(-1).map(named).join()}`);
      }
      for (const target of document.querySelectorAll('[role=button], [role=switch], input, textarea')) {
        if (!sees(target) || target.closest('.home-rail')) continue;
        const { width, height } = (
          target.matches('input, textarea') ? (target.closest('.ui-field-box, .ui-search') ?? target) : target
        ).getBoundingClientRect();
        if (width < smallest - 0.5 || height < smallest - 0.5)
          found.push(`${Math.round(width)}×${Math.round(height)} px: ${named(target)}`);
      }
      for (const element of document.querySelectorAll(
        '.ui-money, .ui-tag, .ui-button-words, .ui-chip, .ui-segmented-one, .home-tabs-label',
      )) {
        if (!sees(element)) continue;
        const box = element.getBoundingClientRect();
        const frame = element.closest('.ui-row, .ui-button, .ui-stat, .orders-line, .ui-segmented, .ui-screen')?.getBoundingClientRect();
        if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0) found.push(`cut off: ${named(element)}`);
        if (frame && (box.right > frame.right + 1 || box.left < frame.left - 1)) found.push(`out of its frame: ${named(element)}`);
      }
      const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = words.nextNode(); node; node = words.nextNode()) {
        const text = node.textContent ?? '';
        const foreign = /[a-z]{3,}|[A-Z]{2,}_[A-Z]/.exec(text);
        if (foreign && node.parentElement && sees(node.parentElement) && !latin.some((word) => text.startsWith(word)))
          found.push(`not Chinese: ${text}`);
      }
      return found;
    },
    [smallestTargetPx, LATIN_ON_PURPOSE] as const,
  );
}
