import { isH5 } from '@/wx/platform';
import { copyText } from '@/wx/share';

/** A text as a file: a download in a browser; a mini-program has none to give, so there it is copied. */
export async function saveTextFile(name: string, text: string): Promise<'saved' | 'copied' | 'failed'> {
  if (!isH5) return (await copyText(text)) ? 'copied' : 'failed';
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  Object.assign(link, { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
  return 'saved';
}
