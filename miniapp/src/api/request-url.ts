export type UrlParts = { params?: Readonly<Record<string, unknown>>; query?: Readonly<Record<string, unknown>> };

/** 'GET /leads/{leadId}' with its parts → method and path below the API's root. Absent query fields are left out. */
export function requestUrl(route: string, parts: UrlParts): { method: string; path: string } {
  const [method = 'GET', template = '/'] = route.split(' ');
  const path = template.replace(/\{(\w+)\+?\}/g, (_, name: string) => encodeURIComponent(String(parts.params?.[name] ?? '')));
  return { method, path: path + queryText(parts.query ?? {}) };
}

/** WeChat's runtime has neither URL nor URLSearchParams. */
function queryText(query: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => {
    const values = Array.isArray(value) ? value : [value];
    return values.filter((v) => v !== undefined && v !== null).map((v) => `${name}=${encodeURIComponent(String(v))}`);
  });
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}
