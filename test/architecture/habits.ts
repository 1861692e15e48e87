import { isTest } from './rooms.ts';
import type { Source } from './source.ts';

/** A way of writing that all files keep: what breaks it, and a breach that must be caught. */
export type Habit = { habit: string; breaches: (source: Source) => string[]; breach: [path: string, code: string] };

const inCode = (habit: string, where: RegExp, forbidden: RegExp, breach: Habit['breach']): Habit => ({
  habit,
  breach,
  breaches: ({ path, code }) =>
    where.test(path) && !isTest(path) && forbidden.test(code) ? [`${path}: ${forbidden.exec(code)?.[0]}`] : [],
});

const inPath = (habit: string, forbidden: RegExp, path: string): Habit => ({
  habit,
  breach: [path, ''],
  breaches: (source) => (forbidden.test(source.path) ? [source.path] : []),
});

const NOT_ON_PHONES =
  /\bBigInt\b|\b\d+n\b|\bstructuredClone\b|\bText(En|De)coder\b|\bnew URL\b|\beval\(|\bnew Function\b|\bAbortController\b|\bprocess\./;

const long = (count: number): string => 'let n = 0;\n'.repeat(count);

export const habits: Habit[] = [
  inPath(
    'no utils, helpers, common, lib or types folders',
    /(^|\/)(utils?|helpers?|common|lib|types)\//,
    'functions/orders/utils/money.ts',
  ),
  inPath(
    'no service, manager, helper, dto or util suffixes',
    /\b(services?|managers?|helpers?|dtos?|utils?)\.tsx?$/,
    'functions/orders/slip-service.ts',
  ),
  inPath('files and folders are kebab-case', /^(?!.*\/zh-CN\b).*[A-Z_ ]/, 'functions/orders/handlers/openSlip.ts'),
  {
    habit: 'no barrels',
    breach: ['functions/orders/index.ts', "export { a } from './a.ts';\nexport { b } from './b.ts';"],
    breaches: ({ path, code }) =>
      path.endsWith('/index.ts') && code.replace(/export (type )?(\*|\{[^}]*\}) from '[^']+';/g, '').trim() === '' ? [path] : [],
  },
  {
    habit: 'no import climbs two folders',
    breach: ['functions/orders/handlers/open-slip.ts', "import { x } from '../../kernel/x.ts';"],
    breaches: ({ path, imports }) => imports.filter((i) => i.written.startsWith('../../')).map((i) => `${path} imports ${i.written}`),
  },
  inCode(
    'domain rules take clock and chance as arguments',
    /^functions\/(kernel|[a-z]+\/domain)\//,
    /\bnew Date\(\)|\bDate\.now\b|\bMath\.random\b/,
    ['functions/leads/domain/clock.ts', 'export const nowMs = () => Date.now();'],
  ),
  inCode(
    'effects only through ports',
    /^functions\/(?!platform\/)/,
    /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|(?<![.\w])fetch\(|\bset(Timeout|Interval)\b/,
    ['functions/wecom/gateways/wecom.ts', "await fetch('https://example.com');"],
  ),
  inCode(
    'portable rules run on old phones without JIT',
    /^functions\/(kernel|(pricing|configurator|commissions)\/domain)\//,
    NOT_ON_PHONES,
    ['functions/pricing/domain/kit.ts', 'const n = 10n;'],
  ),
  inCode('no route scans the table', /^functions\//, /\bScan(Command|Paginator)?\b/, ['functions/orders/store.ts', 'new ScanCommand({});']),
  inCode('the environment is read in platform/env only', /^functions\/(?!platform\/)/, /\bprocess\.env\b/, [
    'functions/wecom/store.ts',
    'process.env.X',
  ]),
  inCode('partitions are never written out', /^(functions|infra)\//, /arn:aws:/, ['infra/x.ts', "'arn:aws:s3:::x'"]),
  inCode('functions log only through platform/log', /^functions\/(?!platform\/log)/, /\bconsole\.\w+\(|process\.std(out|err)/, [
    'functions/orders/sweep.ts',
    'console.log(1);',
  ]),
  inCode(
    'only call.ts asks the network, and upload.ts sends files',
    /^miniapp\/src\/(?!api\/(call|upload)\.ts)/,
    /\bTaro\.(request|uploadFile|downloadFile)\b|\bXMLHttpRequest\b|(?<![.\w])fetch\(/,
    ['miniapp/src/orders/cart.ts', "Taro.request({ url: '' });"],
  ),
  inCode('no Chinese outside the locales', /^miniapp\/src\/(?!locales\/|app\.config\.ts)/, /[\u4e00-\u9fff]/, [
    'miniapp/src/orders/cart.tsx',
    "const title = '开单';",
  ]),
  {
    habit: 'casts only in platform and in store mappings',
    breach: ['functions/orders/handlers/open-slip.ts', 'const a = b as string;'],
    breaches: ({ path, casts }) =>
      /^functions\/(?!platform\/|[a-z]+\/store\.ts)/.test(path) && !isTest(path) ? casts.map((cast) => `${path}: as ${cast}`) : [],
  },
  {
    habit: 'no file over 250 lines',
    breach: ['functions/orders/store.ts', long(251)],
    breaches: ({ path, lines }) => (lines > 250 ? [`${path}: ${lines}`] : []),
  },
  {
    habit: 'no function over 50 lines',
    breach: ['functions/orders/store.ts', `function f() {\n${long(50)}}`],
    breaches: ({ path, functions }) =>
      isTest(path) ? [] : functions.filter((f) => f.lines > 50).map((f) => `${path} ${f.name}: ${f.lines}`),
  },
];
