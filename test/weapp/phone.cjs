const { boot } = require('./host.cjs');
const { requestTo } = require('./request.cjs');
const { answer } = require('./wx.cjs');

/** wx.login or wx.qy.login with the code that `code` promises. */
const login = (code) => (options) => answer(options, 'login', async () => ({ code: await code() }));

const nameOf = ({ method, url }) => {
  const path = new URL(url).pathname.replace(/^\/api/, '');
  return `${method} ${path.replace(/\/[a-z]{2}_[0-9A-Z]{26}/g, '/{id}').replace(/^(\/catalogue\/codes)\/.*/, '$1/{code}')}`;
};

/** Asks a real system and notes what was asked from which page; of a reply that `loses` accepts the phone never hears. */
function listening(origin, { calls, topPage, loses }) {
  const send = requestTo(origin);
  return (options) => {
    const call = { page: topPage(), route: nameOf(options), url: options.url, key: options.header['Idempotency-Key'] };
    calls.push(call);
    const success = (reply) => {
      Object.assign(call, { status: reply.statusCode, data: reply.data });
      if (loses(call)) options.fail({ errMsg: 'request:fail timeout' });
      else options.success(reply);
    };
    return send({ ...options, success });
  };
}

function counted(names) {
  const times = {};
  for (const name of names) times[name] = (times[name] ?? 0) + 1;
  return times;
}

/** A phone with the app just started on it, talking to the system at `origin`. */
async function startPhone(origin, { loses = () => false, ...options } = {}) {
  const calls = [];
  const phone = boot({ request: listening(origin, { calls, topPage: () => phone.top()?.route, loses }), ...options });
  await phone.open(phone.app.first);
  return Object.assign(phone, {
    calls,
    asked: (route) => calls.filter((call) => call.route === route),
    /** Changes to a tab, once there are tabs, and waits for words on it. */
    tab: async (number, words) => {
      const page = await phone.waitTop('the tab bar', ({ tabBar }) => tabBar?.$(`#tab-${number}`));
      await page.tabBar.tap(`#tab-${number}`);
      return phone.waitText(words);
    },
    /** How often a page asked each route. */
    timesAsked: (page) => counted(calls.filter((call) => call.page === page).map((call) => call.route)),
    largestSetData: () => Math.max(...phone.setDataLog.map(({ bytes }) => bytes)),
    /** What each page asked, and the largest piece of data that it sent to its view. */
    story: () => {
      const pages = [...new Set(phone.setDataLog.map(({ route }) => route))];
      const largest = (route) => Math.max(...phone.setDataLog.filter((entry) => entry.route === route).map(({ bytes }) => bytes));
      const asked = (route) => calls.filter(({ page }) => page === route).map((call) => `  ${call.route} ${call.status}`);
      return pages.flatMap((route) => [`${route} ${largest(route)} B`, ...asked(route)]).join('\n');
    },
  });
}

module.exports = { login, startPhone };
