import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const scss = readFileSync(join(import.meta.dirname, 'tokens.scss'), 'utf8');

function theme(name: 'light' | 'dark'): Map<string, string> {
  const body = scss.split(`@mixin ${name} {`)[1]?.split('\n}')[0] ?? '';
  return new Map([...body.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, key = '', value = '']) => [key, value]));
}

/** WCAG 2: relative luminance of the two colours, lighter over darker. */
function contrast(a: string, b: string): number {
  const luminance = (colour: string): number => {
    const [r = 0, g = 0, blue = 0] = [1, 3, 5].map((at) => {
      const c = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
  };
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

// Which text stands on which surface, all over the components.
const pairs = [
  ...['text', 'muted', 'accent', 'danger'].flatMap((text) => ['bg', 'surface'].map((on) => [text, on] as const)),
  ...['text', 'muted'].map((text) => [text, 'sunken'] as const),
  ...['accent', 'danger', 'warn', 'good'].map((text) => [text, `${text}-soft`] as const),
  ['good', 'surface'] as const,
  ['on-accent', 'accent'] as const,
  ['on-accent', 'accent-press'] as const,
  ['text', 'accent-soft'] as const,
  ['muted', 'accent-soft'] as const,
  ['bg', 'text'] as const,
  ['surface', 'danger'] as const,
];

for (const name of ['light', 'dark'] as const) {
  test(`text in the ${name} theme has a contrast of 4.5 to 1 on every surface it stands on`, () => {
    const colours = theme(name);
    for (const [text, on] of pairs) {
      const ratio = contrast(colours.get(text) ?? '', colours.get(on) ?? '');
      assert.ok(ratio >= 4.5, `${text} on ${on} is ${ratio.toFixed(2)}`);
    }
  });
}

test('both themes define the same colours', () => {
  assert.deepEqual([...theme('dark').keys()], [...theme('light').keys()]);
});
