import type { Due, Known } from './oracle.ts';

/** What a fact says, as far as the oracle listens. */
export type Heard = {
  leadId?: string;
  at: string;
  guideId?: string;
  acceptBy?: string;
  effective?: boolean;
  until?: string;
  pausedAt?: string;
  step?: string;
  stage?: string;
};

/** Takes a fact into what is known of its lead. A warning or recycling that was not due is said in words. */
export function hear(lead: Known, type: string, data: Heard, due: Due | undefined): string | undefined {
  const atMs = Date.parse(data.at);
  const wrong = type === 'leads.lead-warned' ? warned(lead, data.step ?? '', atMs, due) : undefined;
  if (type === 'leads.lead-recycled') return recycled(lead, atMs, due);
  learn(lead, type, data, atMs);
  if (data.stage !== undefined) lead.stage = data.stage;
  return wrong;
}

function learn(lead: Known, type: string, data: Heard, atMs: number): void {
  const { owner } = lead;
  switch (type) {
    case 'leads.lead-reported':
    case 'leads.lead-claimed':
    case 'leads.lead-assigned':
      if (data.guideId !== undefined) lead.owner = taken(atMs, data.acceptBy);
      break;
    case 'leads.lead-accepted':
      delete owner?.acceptMs;
      break;
    case 'leads.lead-followed-up':
      delete owner?.acceptMs;
      if (data.effective && owner) owner.reachedMs = atMs;
      break;
    case 'leads.lead-paused':
      owner?.pauses.push({ fromMs: atMs, untilMs: Date.parse(data.until ?? '') });
      break;
    case 'leads.lead-resumed':
      for (const pause of owner?.pauses ?? []) if (pause.fromMs === Date.parse(data.pausedAt ?? '')) pause.untilMs = atMs;
      break;
    case 'leads.lead-lost':
      delete lead.owner;
      break;
    default:
  }
}

const taken = (ownedMs: number, acceptBy: string | undefined): NonNullable<Known['owner']> => ({
  ownedMs,
  pauses: [],
  told: new Map(),
  ...(acceptBy === undefined ? {} : { acceptMs: Date.parse(acceptBy) }),
});

function warned({ owner }: Known, step: string, atMs: number, due: Due | undefined): string | undefined {
  const warning = due?.warnings.find((one) => one.step === step);
  if (!owner || !due || !warning || warning.ms > atMs || due.recycleMs <= atMs) return `${step} was not due`;
  if (owner.told.get(step) === warning.ms) return `${step} told twice`;
  owner.told.set(step, warning.ms);
  return undefined;
}

function recycled(lead: Known, atMs: number, due: Due | undefined): string | undefined {
  delete lead.owner;
  if (!due) return 'recycled though nobody had it';
  return due.recycleMs > atMs ? 'recycled too early' : undefined;
}
