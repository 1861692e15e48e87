import { epochMs, type Instant, instantOf } from '#kernel/instant';
import { Refusal } from '#kernel/refusal';
import type { Pipeline, StageAction } from '../domain/pipeline.ts';
import { leadsRefusals } from '../refusals.ts';

const actionNames: Readonly<Record<StageAction, string>> = {
  BOOK_VISIT: '邀约到店',
  SHARE_CASE: '分享案例',
  QUOTE: '报价',
  MEASURE: '上门量尺',
  SEND_COUPON: '发券',
  OPEN_SLIP: '开单',
};
const questionNames: Readonly<Record<string, string>> = { budget: '预算' };

/** Names that a refusal's ids stand for: of the pipeline's stages, of the guide who has the lead. */
export type Names = { pipeline?: Pipeline | undefined; guideName?: string | undefined };

/** The same refusal with ids and instants as people read them: its sentence stands on a phone. */
export function inWords(refusal: Refusal, names: Names): Refusal {
  const facts = Object.entries(refusal.facts).map(([name, value]) => [name, wordOf(name, value, refusal.facts, names)] as const);
  return new Refusal(refusal.code, Object.fromEntries(facts));
}

function wordOf(name: string, value: string | number, facts: Refusal['facts'], names: Names): string | number {
  switch (name) {
    case 'guide':
      return names.guideName ?? '同事';
    case 'since':
    case 'until':
      return localTime(String(value));
    case 'stage':
      return names.pipeline?.stages.find((stage) => stage.key === value)?.name ?? value;
    case 'what':
      return conditionText(String(facts.condition), value);
    default:
      return value;
  }
}

function conditionText(kind: string, what: string | number): string {
  if (kind === 'EFFECTIVE_FOLLOW_UPS') return `${what} 次有效跟进`;
  if (kind === 'ACTION_DONE') return isAction(what) ? actionNames[what] : String(what);
  return `了解${questionNames[what] ?? what}`;
}

const isAction = (what: string | number): what is StageAction => what in actionNames;

/** '3月2日 10:05' in the stores' zone. */
export function localTime(at: Instant, offsetMinutes = 480): string {
  const [, month, day, time] = /^\d+-(\d+)-(\d+)T(\d\d:\d\d)/.exec(instantOf(epochMs(at) + offsetMinutes * 60_000)) ?? [];
  return `${Number(month)}月${Number(day)}日 ${time}`;
}

/** What a button that does not work says. */
export function sentence(refusal: Refusal): string {
  const texts: Readonly<Record<string, { zh: string }>> = leadsRefusals;
  const text = texts[refusal.code]?.zh ?? refusal.code;
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(refusal.facts[name] ?? ''));
}
