import { Refusal } from '#kernel/refusal';
import type { Contract, Route } from '#platform/contract';

export type Match = { key: string; route: Route; params: Record<string, string> };

type Pattern = { key: string; method: string; segments: string[]; route: Route };

/** Finds the route of a method and path. Literal segments win over parameters, whatever the order in the contract. */
export function router(contract: Contract): (method: string, path: string) => Match {
  const patterns = Object.entries(contract).map(([key, route]) => pattern(key, route));
  patterns.sort((a, b) => a.segments.filter(isParam).length - b.segments.filter(isParam).length);
  return (method, path) => {
    const asked = path.replace(/^\/|\/$/g, '').split('/');
    for (const candidate of patterns) {
      if (candidate.method !== method || candidate.segments.length !== asked.length) continue;
      const params = paramsOf(candidate.segments, asked);
      if (params) return { key: candidate.key, route: candidate.route, params };
    }
    throw new Refusal('NOT_FOUND');
  };
}

const isParam = (segment: string): boolean => segment.startsWith('{');

function pattern(key: string, route: Route): Pattern {
  const [method = '', path = ''] = key.split(' ');
  return { key, method, segments: path.slice(1).split('/'), route };
}

function paramsOf(segments: string[], asked: string[]): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (const [i, segment] of segments.entries()) {
    const value = asked[i] ?? '';
    if (isParam(segment)) params[segment.slice(1, -1)] = decoded(value);
    else if (segment !== value) return undefined;
  }
  return params;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Refusal('NOT_FOUND');
  }
}
