import { type Fields, fields } from './local/template.ts';

/**
 * Adds to a lockfile the optional packages of other platforms that a registry could not name when it was written (some hold only one
 * platform's): `npm ci` refuses a lockfile without them, on every platform. Their place says that they fit no other system, so nobody fetches them.
 */
export function completed(lockfile: Fields): Fields {
  const packages = { ...fields(lockfile.packages) };
  for (const [path, entry] of Object.entries(fields(lockfile.packages))) {
    for (const [name, version] of Object.entries(fields(entry, 'optionalDependencies'))) {
      const system = systemOf(name);
      const known = Object.keys(packages).some((other) => other.endsWith(`node_modules/${name}`));
      if (known || !system) continue;
      const dev = fields(entry).dev === true ? { dev: true } : {};
      packages[`${path.slice(0, path.lastIndexOf('node_modules/'))}node_modules/${name}`] = { version, ...dev, optional: true, ...system };
    }
  }
  const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  return { ...lockfile, packages: Object.fromEntries(sorted) };
}

/** What a package's name says of the systems that it fits: '@biomejs/cli-linux-x64-musl'. */
function systemOf(name: string): Fields | undefined {
  const [, os, cpu, libc] = /-(android|darwin|linux|win32)-(x64|arm64)(?:-(musl|gnu|msvc))?$/.exec(name) ?? [];
  if (os === undefined || cpu === undefined) return undefined;
  return { os: [os], cpu: [cpu], ...(os === 'linux' ? { libc: [libc === 'musl' ? 'musl' : 'glibc'] } : {}) };
}
