import { toast } from './dom.js';

let changed = async () => {};

/** What to do after something was changed: the page draws itself anew. */
export function onChange(run) {
  changed = run;
}

/** One command; undefined, with a word to the person, if it was refused. */
export async function post(path, body) {
  const answer = await fetch(`/sandbox/api${path}`, { method: 'POST', body: JSON.stringify(body) });
  const value = await answer.json();
  if (!answer.ok) {
    toast(`没有成功：${value.message}`);
    return undefined;
  }
  await changed();
  return value;
}
