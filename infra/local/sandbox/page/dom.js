export const $ = (selector) => document.querySelector(selector);

/** h('div', { class: 'x', onclick }, 'text', child): text is never read as HTML. */
export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value);
  }
  node.append(...children.flat().filter((child) => child !== undefined && child !== ''));
  return node;
}

export const yuan = (fen) => `¥${(fen / 100).toFixed(2)}`;
export const clock = (ms) => new Date(ms).toLocaleTimeString('zh-CN', { hour12: false });
const none = (text) => h('p', { class: 'none' }, text);

export function toast(text) {
  const box = $('#toast');
  box.textContent = text;
  box.hidden = false;
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => {
    box.hidden = true;
  }, 4000);
}

export const button = (text, act, quiet = false) =>
  h('button', { type: 'button', ...(quiet ? { class: 'quiet' } : {}), onclick: act }, text);
export const tag = (text, kind) => h('span', { class: `tag ${kind}` }, text);

export const list = (items, emptyText, draw) => (items.length === 0 ? [none(emptyText)] : items.map(draw));
