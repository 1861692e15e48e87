const simulate = require('miniprogram-simulate');

const TAP_SETTLES_MS = 30;

/** The trees of a component and of those inside it: Taro continues in a nested component below sixteen levels. */
function* treesOf(node) {
  if (node.shadowRoot) {
    yield node.shadowRoot;
    yield* treesOf(node.shadowRoot);
  }
  for (const child of node.childNodes ?? []) yield* treesOf(child);
}

/** A rendered page or tab bar as a test sees it: find by CSS, tap, type. */
function view(component, element) {
  // WeChat's ids live in its component system, not in the DOM below it, so it is asked first and answers with DOM nodes.
  const $$ = (selector) => [...treesOf(component._exparserNode)].flatMap((tree) => tree.querySelectorAll(selector)).map((node) => node.$$);
  const $ = (selector) => $$(selector)[0] ?? null;
  const text = () => element.textContent;

  const must = (selector) => {
    const found = $(selector);
    if (!found) throw new Error(`nothing matches ${selector} in: ${text()}`);
    return found;
  };

  /** An element by its words, the innermost one that has them. */
  const withText = (words) => {
    const found = [...element.querySelectorAll('*')].filter((node) => node.textContent.includes(words));
    if (found.length === 0) throw new Error(`"${words}" is not in: ${text()}`);
    return found[found.length - 1];
  };

  /** One finger down and up again, and again: faster than anything that the tap causes. */
  async function touch(node, times = 1) {
    const point = { identifier: 1, target: node, clientX: 0, clientY: 0, pageX: 0, pageY: 0 };
    const send = (kind, touches) =>
      node.dispatchEvent(
        Object.assign(new Event(kind, { bubbles: true, cancelable: true }), { touches, changedTouches: [point], targetTouches: [] }),
      );
    for (let time = 0; time < times; time += 1) {
      send('touchstart', [point]);
      await simulate.sleep(2);
      send('touchend', []);
    }
    await simulate.sleep(TAP_SETTLES_MS);
  }

  async function fire(selector, event, detail) {
    const node = must(selector).__wxElement;
    node.triggerEvent(event, detail, { bubbles: false });
    await simulate.sleep(TAP_SETTLES_MS);
  }

  return {
    component,
    element,
    $,
    $$,
    text,
    fire,
    tap: (selector, times) => touch(must(selector), times),
    tapText: (words) => touch(withText(words)),
    type: (selector, value) => fire(selector, 'input', { value }),
    enter: (selector, value) => fire(selector, 'confirm', { value }),
  };
}

module.exports = { view };
