const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');

/** An app never ends by itself: its timers are counted, so that a test can end it. */
function timersThatStop() {
  const running = new Set();
  let stopped = false;
  const started = (timer) => {
    running.add(timer);
    if (stopped) clearTimeout(timer);
    return timer;
  };
  return {
    api: {
      setTimeout: (...args) => started(setTimeout(...args)),
      setInterval: (...args) => started(setInterval(...args)),
      clearTimeout,
      clearInterval,
    },
    stop: () => {
      stopped = true;
      for (const timer of running) clearTimeout(timer);
    },
  };
}

/**
 * The logic thread: its own realm with what WeChat gives and nothing more. No window, document, fetch, URL,
 * AbortController, TextEncoder, process; no code from strings. What H5 would hide fails here as it would on a phone.
 */
function logicRealm(globals) {
  const timers = timersThatStop();
  const context = vm.createContext({ console, ...timers.api }, { codeGeneration: { strings: false, wasm: false } });
  context.global = context;
  // The component system defines some of these only while a page is being loaded, so each is read when it is used.
  for (const name of globals) {
    Object.defineProperty(context, name, { get: () => global[name], set: () => undefined, enumerable: true, configurable: true });
  }
  const loaded = new Map();
  const fileOf = (name) => (name.endsWith('.js') ? name : `${name}.js`);

  function load(name) {
    const file = fileOf(name);
    const earlier = loaded.get(file);
    if (earlier) return earlier.exports;
    const module = { exports: {} };
    loaded.set(file, module);
    const code = `(function(require,module,exports){${fs.readFileSync(file, 'utf8')}\n})`;
    const run = new vm.Script(code, { filename: file }).runInContext(context);
    run((other) => load(path.resolve(path.dirname(file), other)), module, module.exports);
    return module.exports;
  }

  return { load, forget: (name) => loaded.delete(fileOf(name)), stop: timers.stop };
}

module.exports = { logicRealm };
