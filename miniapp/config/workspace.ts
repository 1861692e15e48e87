import Module from 'node:module';
import path from 'node:path';

/** What npm's hoisting does to Taro in a workspace: part of it lies at the root, part here, and neither half finds the other. */
const here = path.resolve(__dirname, '..');

type Chain = {
  resolve: { modules: { add: (folder: string) => unknown }; alias: { set: (name: string, folder: string) => unknown } };
  performance: { hints: (hints: false) => unknown };
};

const homeOf = (name: string, neededBy: string): string =>
  path.dirname(require.resolve(`${name}/package.json`, { paths: [path.dirname(require.resolve(`${neededBy}/package.json`)), here] }));

/** For webpack: hoisted packages ask for others that stayed here, and the H5 entry asks for the router by its bare name. One of NutUI's is replaced. */
export function findPackages(chain: Chain): void {
  for (const folder of ['node_modules', path.join(here, 'node_modules'), path.join(here, '../node_modules')])
    chain.resolve.modules.add(folder);
  chain.resolve.alias.set('@tarojs/router$', homeOf('@tarojs/router', '@tarojs/taro-h5'));
  chain.resolve.alias.set('lodash.kebabcase$', path.join(here, 'config/kebab-case.js'));
  // `npm run size` holds the limits; webpack's own are for another kind of site.
  chain.performance.hints(false);
}

type Resolve = (request: string, parent: unknown, isMain: boolean, options?: { paths?: string[] }) => string;

/**
 * Two majors of PostCSS live in the workspace (the weapp tests' compiler needs 7) and npm may hoist either one. Taro's loaders
 * lie at the root and would take what is there, so within a build everyone gets this workspace's PostCSS 8.
 */
export function keepOwnPostcss(): void {
  const module = Module as unknown as { _resolveFilename: Resolve };
  const resolve = module._resolveFilename;
  module._resolveFilename = (request, parent, isMain, options) =>
    resolve(request, parent, isMain, /^postcss(\/|$)/.test(request) ? { ...options, paths: [here] } : options);
}
