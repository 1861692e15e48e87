import path from 'node:path';
import { defineConfig, type UserConfigExport } from '@tarojs/cli';
import { version } from '../package.json';
import { findPackages, keepOwnPostcss } from './workspace';

keepOwnPostcss();

const root = path.resolve(__dirname, '..');
const functions = path.resolve(root, '../functions');

// Pure rules of functions/ also run on the phone, so their TypeScript passes through our Babel too.
const compile = { include: [(file: string) => file.startsWith(functions) && !file.endsWith('.test.ts')] };

const text = (value: string): string => JSON.stringify(value);

/** '1.4.2' → '10402': the server compares it with the oldest client it still understands. */
const versionNumber = (): string => {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  return String(major * 10_000 + minor * 100 + patch);
};

export default defineConfig<'webpack5'>(async () => {
  const config: UserConfigExport<'webpack5'> = {
    projectName: 'daogou',
    date: '2026-11-22',
    // A pixel is a CSS pixel on every platform (README, "Sizes"): nothing is converted, only NutUI's own inline sizes are.
    designWidth: 375,
    deviceRatio: { 375: 2, 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
    sourceRoot: 'src',
    outputRoot: `dist/${process.env.TARO_ENV}`,
    plugins: ['@tarojs/plugin-html'],
    defineConstants: {
      CLIENT_VERSION: text(versionNumber()),
      // The mini-program has no origin of its own; H5 is served beside the routes.
      API_ORIGIN: text(process.env.TARO_ENV === 'h5' ? '' : (process.env.API_ORIGIN ?? 'http://127.0.0.1:5173')),
    },
    copy: { patterns: [], options: {} },
    framework: 'react',
    compiler: { type: 'webpack5', errorLevel: 1, prebundle: { enable: false } },
    cache: { enable: true },
    alias: { '@': path.resolve(root, 'src'), '@functions': functions },
    mini: {
      compile,
      webpackChain: findPackages,
      optimizeMainPackage: { enable: true },
      // Components' stylesheets do not override each other, so their order may differ between pages.
      miniCssExtractPluginOption: { ignoreOrder: true },
      postcss: { pxtransform: { enable: false, config: {} } },
    },
    h5: {
      compile,
      webpackChain: findPackages,
      publicPath: '/',
      staticDirectory: 'static',
      router: { mode: 'hash' },
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[chunkhash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash].css',
        chunkFilename: 'css/[name].[chunkhash].css',
      },
      postcss: { autoprefixer: { enable: true, config: {} }, pxtransform: { enable: false, config: {} } },
    },
  };
  return config;
});
