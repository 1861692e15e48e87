/** Columns of a thermal printer's line: an ASCII character takes one, every other (Chinese, full-width signs) two. */
export const columnsOf = (text: string): number => [...text].reduce((sum, char) => sum + widthOf(char), 0);

const widthOf = (char: string): number => ((char.codePointAt(0) ?? 0) < 0x80 ? 1 : 2);

/** The text in lines of at most `most` columns; a character is never cut in two. */
export function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const char of text) {
    const width = widthOf(char);
    if (used + width > most) {
      lines.push(line);
      line = '';
      used = 0;
    }
    line += char;
    used += width;
  }
  return [...lines, line];
}

/** Left and right end of one line; what does not fit beside the right end goes into lines of its own above. */
export function paired(left: string, right: string, most: number): string[] {
  const room = most - columnsOf(right) - 1;
  const lines = room > 0 ? wrapped(left, room) : [...wrapped(left, most), ''];
  const last = lines.pop() ?? '';
  const gap = Math.max(0, most - columnsOf(last) - columnsOf(right));
  return [...lines, `${last}${' '.repeat(gap)}${right}`];
}
