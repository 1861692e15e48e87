import { gzipSync } from 'node:zlib';
import { Refusal } from '#kernel/refusal';
import type { Diagram } from '../domain/diagram.ts';
import { domainsOf } from '../domain/domains.ts';
import type { Draft, DraftFault } from '../domain/draft.ts';
import { faultOf } from '../domain/problem-words.ts';
import { checkModel } from '../domain/publish.ts';
import { type ReadDraft, readDraft } from '../domain/read-draft.ts';

export type DraftCheck = { faults: DraftFault[]; notices: DraftFault[]; read: ReadDraft; diagram?: Diagram; gzipBytes?: number };

/** What is written is read first; only what can be read is compiled and checked. */
export function checkDraft(draft: Draft): DraftCheck {
  const read = readDraft(draft);
  if (read.faults.length > 0) return { faults: read.faults, notices: [], read };
  const checked = checkModel(read.model, (json) => gzipSync(json).length, read.settings);
  const inWords = (problem: Parameters<typeof faultOf>[0]): DraftFault => faultOf(problem, read.labels);
  if (!checked.ok) return { faults: checked.problems.map(inWords), notices: [], read };
  const { diagram, bytes, notices } = checked;
  return { faults: [], notices: notices.map(inWords), read, diagram, gzipBytes: bytes };
}

/** For what needs a whole model. Refuses DRAFT_UNFIT {problem, count}. */
export function fitDraft(draft: Draft): DraftCheck & { diagram: Diagram } {
  const { diagram, ...check } = checkDraft(draft);
  if (!diagram) throw new Refusal('DRAFT_UNFIT', { problem: check.faults[0]?.text ?? '', count: check.faults.length });
  return { ...check, diagram };
}

export function checkView({ faults, notices, diagram, gzipBytes }: DraftCheck) {
  if (!diagram) return { ok: false, faults, notices };
  const { solutions, fromFen } = domainsOf(diagram, {});
  return { ok: true, faults, notices, solutions, ...(fromFen === undefined ? {} : { fromFen }), gzipBytes: gzipBytes ?? 0 };
}
