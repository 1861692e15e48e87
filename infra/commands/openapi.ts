import { globSync } from 'node:fs';
import * as z from 'zod';
import { type Contract, platformRefusals, type RefusalTexts, type Route } from '#platform/contract';

/** Prints an OpenAPI 3.1 document of all routes, made from the contracts, and nothing else. */
async function main(): Promise<void> {
  const files = globSync('functions/*/contract.ts', { cwd: ROOT }).sort();
  const contexts = await Promise.all(files.filter((file) => !file.includes('/platform/')).map(readContext));
  const paths: Record<string, Record<string, object>> = {};
  for (const { name, contract, texts } of contexts) {
    for (const [key, route] of Object.entries(contract)) {
      const [method = '', path = ''] = key.split(' ');
      paths[path] = { ...paths[path], [method.toLowerCase()]: operation(name, key, route, { ...platformRefusals, ...texts }) };
    }
  }
  process.stdout.write(
    `${JSON.stringify({ ...HEAD, tags: contexts.map(({ name }) => ({ name })), paths, components: COMPONENTS }, null, 2)}\n`,
  );
}

const ROOT = new URL('../../', import.meta.url);

const HEAD = {
  openapi: '3.1.0',
  info: {
    title: '导购 Daogou',
    version: '1',
    description: '所有金额以分为单位，时间为 UTC。错误的正文是 Problem，message 可直接给用户看。',
  },
  servers: [{ url: '/api' }],
};

const PROBLEM = z.object({
  code: z.string().meta({ description: 'closed list per route' }),
  message: z.string().meta({ description: 'a sentence for the user, in the language of Accept-Language' }),
  facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  requestId: z.string().optional(),
});

const COMPONENTS = {
  schemas: { Problem: schemaOf(PROBLEM, 'output') },
  securitySchemes: { session: { type: 'http', scheme: 'bearer', description: 'the token that signing in returned' } },
};

type Context = { name: string; contract: Contract; texts: RefusalTexts };

async function readContext(file: string): Promise<Context> {
  const module: Record<string, unknown> = await import(new URL(file, ROOT).href);
  const name = file.split('/')[1] ?? '';
  const contract = module[`${name}Contract`];
  if (!isContract(contract)) throw new Error(`${file} exports no ${name}Contract`);
  const texts = module[`${name}Refusals`];
  return { name, contract, texts: isTexts(texts) ? texts : {} };
}

const isContract = (value: unknown): value is Contract => typeof value === 'object' && value !== null;
const isTexts = (value: unknown): value is RefusalTexts => typeof value === 'object' && value !== null;

function operation(tag: string, key: string, route: Route, texts: RefusalTexts): object {
  const { allow, reach } = route.policy;
  const parameters = [...fieldsOf(route.params, 'path'), ...fieldsOf(route.query, 'query'), ...(needsKey(key, route) ? [KEY_HEADER] : [])];
  return {
    operationId: key.replace(/[{}]/g, '').replace(/\W+/g, '-').toLowerCase(),
    tags: [tag],
    summary: route.summary,
    'x-policy': { allow, reach },
    ...(allow.some((principal) => OPEN.has(principal)) ? {} : { security: [{ session: [] }] }),
    ...(parameters.length ? { parameters } : {}),
    ...requestBody(route),
    responses: { [String(route.status ?? 200)]: success(route), ...refusals(key, route, texts) },
  };
}

const OPEN = new Set<string>(['anonymous', 'wecomCallback', 'wechatPayCallback']);

const needsKey = (key: string, route: Route): boolean => !key.startsWith('GET ') && !route.keyless;

const KEY_HEADER = {
  name: 'idempotency-key',
  in: 'header',
  required: true,
  description: '同一操作的编号：重复提交得到第一次的结果',
  schema: { type: 'string', pattern: '^[\\w:-]{8,80}$' },
};

function fieldsOf(schema: z.ZodObject | undefined, place: 'path' | 'query'): object[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input');
  return Object.entries(properties).map(([name, field]) => ({ name, in: place, required: required.includes(name), schema: field }));
}

function requestBody(route: Route): object {
  if (route.rawBody) return { requestBody: { content: { 'text/plain': { schema: { type: 'string' } } } } };
  if (!route.body) return {};
  return { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(route.body, 'input') } } } };
}

function success(route: Route): object {
  const content = route.rawBody
    ? { 'text/plain': { schema: { type: 'string' } } }
    : { 'application/json': { schema: schemaOf(route.reply, 'output') } };
  return { description: route.summary, content };
}

/** The refusals of a route by status; each lists its codes with their sentences. */
function refusals(key: string, route: Route, texts: RefusalTexts): Record<string, object> {
  const open = route.policy.allow.some((principal) => OPEN.has(principal));
  const common = [
    'BAD_REQUEST',
    'NOT_FOUND',
    ...(open ? [] : ['UNAUTHENTICATED', 'FORBIDDEN']),
    ...(needsKey(key, route) ? ['KEY_MISSING', 'KEY_REUSED'] : []),
  ];
  const byStatus: Record<string, string[]> = {};
  for (const code of new Set([...common, ...(route.refusals ?? [])])) {
    const text = texts[code];
    if (text) byStatus[text.status] = [...(byStatus[text.status] ?? []), `${code}：${text.zh}`];
  }
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } };
  return Object.fromEntries(Object.entries(byStatus).map(([status, lines]) => [status, { description: lines.join('\n'), content }]));
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output') {
  const { $schema: _draft, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' });
  return rest;
}

await main();
