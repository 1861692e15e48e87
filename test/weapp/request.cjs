const http = require('node:http');

/**
 * wx.request against a real server: the origin that was built in is replaced by `base`, the rest goes over the wire as WeChat
 * would send it.
 */
function requestTo(base) {
  return (options) => {
    const target = new URL(options.url);
    const body = options.data === undefined || options.method === 'GET' ? undefined : JSON.stringify(options.data);
    const request = http.request(
      new URL(target.pathname + target.search, base),
      { method: options.method ?? 'GET', headers: options.header ?? {}, timeout: options.timeout ?? 60_000 },
      (response) => {
        const parts = [];
        response.on('data', (part) => parts.push(part));
        response.on('end', () => {
          options.success?.({
            statusCode: response.statusCode,
            header: response.headers,
            data: parsed(Buffer.concat(parts).toString('utf8')),
          });
          options.complete?.({});
        });
      },
    );
    request.on('timeout', () => request.destroy(new Error('timeout')));
    request.on('error', (error) => {
      options.fail?.({ errMsg: `request:fail ${error.message}` });
      options.complete?.({});
    });
    request.end(body);
    return { abort: () => request.destroy(new Error('abort')) };
  };
}

const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** wx.request without a server: `routes['GET /identity/session']` gives `{ status, body }`, or throws for a lost reply. */
function requestFrom(routes, seen = []) {
  return (options) => {
    const { pathname, searchParams } = new URL(options.url);
    const asked = { route: `${options.method ?? 'GET'} ${pathname.replace(/^\/api/, '')}`, header: options.header, body: options.data };
    seen.push(asked);
    setTimeout(() => {
      try {
        const reply = routes[asked.route];
        if (!reply) throw new Error(`no route ${asked.route}`);
        const { status = 200, body } = reply({ ...asked, query: Object.fromEntries(searchParams) });
        options.success?.({ statusCode: status, header: {}, data: body });
      } catch (error) {
        options.fail?.({ errMsg: `request:fail ${error.message}` });
      }
      options.complete?.({});
    }, 1);
    return { abort() {} };
  };
}

module.exports = { requestTo, requestFrom };
