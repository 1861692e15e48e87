import { readFileSync } from 'node:fs';
import { runCommissionCase } from '#commissions/cases';
import { type ConfigFile, runConfigFile } from '#configurator/cases';
import { runRoutingFile } from '#fulfilment/cases';
import { runLeadFile } from '#leads/cases';
import { runPricingCase } from '#pricing/cases';
import { runWechatVectors } from '#wecom/cases';

type Outcome = { id: string; ok: boolean; detail?: string };

/** Runs acceptance files of any known format, told apart by their shape: one line a case, then 'N passed, N failed'. */
function main(files: string[]): void {
  if (files.length === 0) {
    console.error('usage: npm run cases -- FILE…');
    process.exit(2);
  }
  const outcomes = files.flatMap(runFile);
  for (const { id, ok, detail } of outcomes) console.log(ok ? `ok   ${id}` : `FAIL ${id}: ${(detail ?? '').replace(/\s+/g, ' ')}`);
  const passed = outcomes.filter((o) => o.ok).length;
  console.log(`${passed} passed, ${outcomes.length - passed} failed`);
  process.exitCode = passed === outcomes.length && passed > 0 ? 0 : 1;
}

function runFile(file: string): Outcome[] {
  try {
    return runCases(JSON.parse(readFileSync(file, 'utf8'))) ?? refused(file, `no known format of cases; known are ${KNOWN}`);
  } catch (error) {
    return refused(file, error instanceof Error ? error.message : String(error));
  }
}

const KNOWN = 'lists of {cart, promos} or {op}, {models, …}, {stores, cases}, {calendar, cases}, {wecom_crypto, …}';

const refused = (file: string, detail: string): Outcome[] => [{ id: file, ok: false, detail }];

function runCases(content: unknown): Outcome[] | undefined {
  if (Array.isArray(content)) return content.length ? content.map(runOne) : undefined;
  if (isConfigFile(content)) return runConfigFile(content);
  if (has(content, 'cart') || has(content, 'op')) return [runOne(content, 0)];
  if (['wecom_crypto', 'miniprogram', 'jssdk', 'wechatpay_v3', 'wechatpay_v2'].some((part) => has(content, part)))
    return runWechatVectors(content);
  const first = casesOf(content)[0];
  if (has(content, 'stores') || has(first, 'order')) return runRoutingFile(content);
  if (has(content, 'calendar') || has(first, 'op')) return runLeadFile(content);
  return undefined;
}

function runOne(c: unknown, index: number): Outcome {
  const id = has(c, 'id') ? String(c.id) : `case ${index + 1}`;
  if (has(c, 'cart')) return { id, ...runPricingCase(c) };
  if (has(c, 'op')) return { id, ...runCommissionCase(c) };
  return { id, ok: false, detail: 'neither a cart nor an op' };
}

function has<N extends string>(value: unknown, name: N): value is Record<N, unknown> {
  return typeof value === 'object' && value !== null && name in value;
}

const casesOf = (content: unknown): unknown[] => (has(content, 'cases') && Array.isArray(content.cases) ? content.cases : []);

const isConfigFile = (content: unknown): content is ConfigFile => has(content, 'models') && typeof content.models === 'object';

main(process.argv.slice(2));
