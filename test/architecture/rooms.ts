import type { Import, Source } from './source.ts';

/**
 * A room and who it may import, as paths below functions/ (for the mini-program's rooms: below miniapp/src/). `own` is the room's own
 * context, `*` any. 'type …' allows types only. `packages` are what it may take from outside.
 */
export type Room = { room: string; at: RegExp; may: string[]; packages?: RegExp; breach: [path: string, code: string] };

/** The imports of a file that its room forbids. The first room that a file lies in is its room; tests may import anything. */
export function forbiddenImports(source: Source, rooms: readonly Room[]): { room: string; breach: string }[] {
  if (isTest(source.path)) return [];
  const room = rooms.find(({ at }) => at.test(source.path));
  if (!room) return [];
  const bad = source.imports.filter((i) => !allowed(i, source.path, room));
  return bad.map((i) => ({ room: room.room, breach: `${source.path} imports ${i.typeOnly ? 'types of ' : ''}${i.from}` }));
}

export const isTest = (path: string): boolean => /\.(test|fixture)\.(ts|cjs)$|\/testing\//.test(path) || path.startsWith('test/');

function allowed(imported: Import, path: string, { may, packages }: Room): boolean {
  if (!/^(functions|miniapp|infra|test)\//.test(imported.from)) return packages?.test(imported.from) ?? false;
  const home = path.startsWith('miniapp/') ? 'miniapp/src/' : 'functions/';
  const place = imported.from.startsWith(home) ? imported.from.slice(home.length) : imported.from;
  const context = path.slice(home.length).split('/')[0] ?? '';
  return may.some((pattern) => {
    const typesOnly = pattern.startsWith('type ');
    const target = pattern.replace(/^type /, '').replace(/^own\b/, context);
    return (!typesOnly || imported.typeOnly) && lies(place, target);
  });
}

/** 'orders/steps/open' lies in 'orders/steps', in '*​/steps' and in 'orders'. */
function lies(place: string, target: string): boolean {
  const parts = place.split('/');
  return target.split('/').every((name, i) => (name === '*' ? !OUTSIDE.has(parts[i] ?? '') : name === parts[i]));
}

const OUTSIDE = new Set(['functions', 'miniapp', 'infra', 'test']);
