import { readFileSync } from 'node:fs';
import { html, type Reply } from '../core/exchange.ts';

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

const files: Readonly<Record<string, string>> = {
  '/page.js': 'text/javascript',
  '/dom.js': 'text/javascript',
  '/post.js': 'text/javascript',
  '/views.js': 'text/javascript',
  '/page.css': 'text/css',
  '/parts.css': 'text/css',
};

/** The page and its files, read at each request: they are small and may be edited while the server runs. */
export function pageFile(path: string): Reply | undefined {
  if (path === '' || path === '/') return html(read('page.html'));
  const type = files[path];
  return type === undefined ? undefined : { status: 200, type: `${type}; charset=utf-8`, body: read(path.slice(1)) };
}
