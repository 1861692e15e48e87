/**
 * Text to GB18030 as receipt printers hold it: ASCII in one byte, Chinese in the two-byte part; what is not there prints as '?'. The table is
 * the platform's own decoder read backwards, made once (about 24,000 characters, some milliseconds).
 */
export function gb18030(text: string): number[] {
  table ??= backwards();
  const known = table;
  return [...text].flatMap((char) => {
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x80) return [code];
    const pair = known.get(char);
    return pair === undefined ? [0x3f] : [pair >> 8, pair & 0xff];
  });
}

let table: Map<string, number> | undefined;

function backwards(): Map<string, number> {
  const decoder = new TextDecoder('gb18030');
  const found = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const char = decoder.decode(Uint8Array.of(lead, trail));
      // Private-use code points have no glyph on paper.
      if ([...char].length === 1 && char !== '\uFFFD' && !/\p{Co}/u.test(char)) found.set(char, (lead << 8) | trail);
    }
  return found;
}
