import { isH5 } from '@/wx/platform';
import { copyText } from '@/wx/share';

/** A text as a file: a download in a browser; a mini-program has none to give, so there it is copied. */
export async function saveTextFile(name: string, text: string): Promise<'saved' | 'copied' | 'failed'> {
  if (!isH5) return (await copyText(text)) ? 'copied' : 'failed';
  const link = document.createElement('a');
  const type = name.endsWith('.json') ? 'application/json' : 'text/csv';
  Object.assign(link, { href: `data:${type};charset=utf-8,${encodeURIComponent(text)}`, download: name });
  link.click();
  return 'saved';
}
