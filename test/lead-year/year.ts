import { Refusal } from '#kernel/refusal';
import { type LeadConfig, leadConfigRef, leadRef, standardConfig } from '#leads/queries';
import { continueJob } from '#leads/reactions';
import { handler as sweep } from '#leads/sweep';
import { createLead, saveLeadConfig } from '#leads/writes';
import { commit } from '#platform/commit';
import { systemContext } from '#platform/context';
import type { Fact } from '#platform/facts';
import { idFactory, type Ports, ports } from '#platform/ports';
import { scopeOfDealer } from '#platform/scope';
import { get } from '#platform/table';
import { type Dice, dice } from '../simulation/dice.ts';
import { Agenda } from './agenda.ts';
import { deed, editRules } from './deeds.ts';
import { type Heard, hear } from './heard.ts';
import { type Due, dueOf } from './oracle.ts';
import { HOLIDAYS, type Lead, type Lived, nothingLived, type Plan, type Thing } from './plan.ts';
import { type Dealer, foundDealers } from './staff.ts';
import type { YearStore } from './stores.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const START = Date.parse('2026-01-01T00:00:00.000Z');
/** A year of leads under the product's own rules, sweeps and jobs; every warning and recycling is checked against the oracle as it is told. */
export class Year {
  readonly #plan: Plan;
  readonly #store: YearStore;
  readonly roll: Dice;
  readonly lived: Lived = nothingLived();
  readonly #agenda = new Agenda<Thing>();
  readonly #leads = new Map<string, Lead>();
  readonly #configs = new Map<string, LeadConfig>();
  #dealers: Dealer[] = [];
  #nowMs = START;
  #crashing = false;
  #downUntilMs = 0;
  #misledMs = 0;

  constructor(plan: Plan, store: YearStore) {
    this.#plan = plan;
    this.#store = store;
    this.roll = dice(plan.seed);
  }

  /** For the test of the oracle itself: it then believes every clock to run out that much later. */
  mislead(ms: number): void {
    this.#misledMs = -ms;
  }

  async live(): Promise<Lived> {
    const nowMs = () => this.#nowMs;
    const own: Partial<Ports> = { nowMs, newId: idFactory(nowMs, this.roll.next), send: this.#send };
    await this.#store.inside(own, () => this.#live());
    return this.lived;
  }

  /** In a sweep the machine dies, before or after the store has done what it was asked for. */
  readonly #send = (async (command: never) => {
    const dies = this.#crashing && command && Object(command).constructor.name === 'TransactWriteCommand' && this.roll.chance(0.02);
    if (dies) this.lived.crashes += 1;
    if (dies && this.roll.chance(0.5)) throw new Error('died before the write');
    const out = await this.#store.send(command);
    if (dies) throw new Error('died after the write');
    return out;
  }) as Ports['send'];

  async #live(): Promise<void> {
    const { leads, days = 365, outages = 12, ruleChanges = 6 } = this.#plan;
    this.#dealers = await foundDealers(this.#plan, new Date(START).toISOString());
    for (const { dealerId } of this.#dealers) await this.#openDealer(dealerId);
    await this.#store.announced();
    const within = (share: number): number => START + Math.floor(this.roll.next() * share * days) * DAY + this.roll.below(DAY);
    for (let n = 0; n < leads; n += 1) this.#agenda.add(within(0.9), { kind: 'arrive' });
    for (let n = 0; n < outages; n += 1) this.#agenda.add(within(0.95), { kind: 'outage' });
    for (let n = 0; n < ruleChanges; n += 1) this.#agenda.add(within(0.9), { kind: 'rules' });
    for (let next = this.#agenda.take(); next && next.ms < START + days * DAY; next = this.#agenda.take()) {
      this.#nowMs = Math.max(this.#nowMs, next.ms);
      await this.#happen(next.thing, next.ms);
    }
  }

  async #openDealer(dealerId: string): Promise<void> {
    const config = { ...standardConfig, calendar: { ...standardConfig.calendar, closedDays: HOLIDAYS }, guideCap: 200 };
    await commit(systemContext('year', `config-${dealerId}`), { writes: [saveLeadConfig(scopeOfDealer(dealerId), config)], reply: null });
    this.#configs.set(dealerId, config);
  }

  async #happen(thing: Thing, ms: number): Promise<void> {
    switch (thing.kind) {
      case 'arrive':
        return this.#arrive();
      case 'act':
        return this.#act(thing.leadId);
      case 'look':
        return this.#look(thing.leadId, ms);
      case 'rules':
        return this.#changeRules();
      case 'outage':
        this.lived.outages += 1;
        this.#downUntilMs = this.#nowMs + this.roll.pick([2, 9, 30]) * 3_600_000;
        return;
      default:
        return thing satisfies never;
    }
  }

  async #arrive(): Promise<void> {
    const { roll } = this;
    const dealer = roll.pick(this.#dealers);
    const { storeId, guides } = roll.pick(dealer.stores);
    const [grade, source] = [roll.pick(['A', 'B', 'C']), roll.pick(['store', 'online', 'event', 'phone'])];
    const guide = roll.chance(0.8) ? roll.pick(guides) : undefined;
    const leadId = ports().newId('lead');
    const now = new Date(this.#nowMs).toISOString();
    const mobile = { index: leadId, sealed: 'k1.x', masked: '138****0000' };
    const asked = {
      leadId,
      dealerId: dealer.dealerId,
      storeId,
      customer: { name: '顾客', mobile },
      source,
      grade,
      reportedAt: now,
      reportedBy: 'year',
    };
    const ctx = systemContext('year', leadId);
    const { writes, facts } = createLead({ ...asked, ...(guide ? { guide } : {}) }, this.#configOf(dealer.dealerId), ctx);
    await commit(ctx, { writes, facts, reply: null });
    this.#leads.set(leadId, { leadId, dealer, guides, storeId, grade, source, stage: 'new', open: true });
    this.lived.leads += 1;
    await this.#hear();
    this.#later(leadId);
  }

  /** A guide or manager does something with it after some hours or days; some leads are forgotten altogether. */
  #later(leadId: string): void {
    if (this.roll.chance(0.12)) return;
    this.#agenda.add(this.#nowMs + Math.floor(this.roll.next() ** 2 * 7 * DAY) + MINUTE, { kind: 'act', leadId });
  }

  async #act(leadId: string): Promise<void> {
    const lead = this.#leads.get(leadId);
    if (lead) await this.#try(lead);
    await this.#hear();
    if (lead?.open) this.#later(leadId);
  }

  async #try(lead: Lead): Promise<void> {
    this.lived.acts += 1;
    try {
      await deed(lead, this.#nowMs, this.roll);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.lived.refused += 1;
    }
  }

  /** Something is due: the sweep of this minute runs, twice at once, now and then beside a guide who acts on that very lead. */
  async #look(leadId: string, ms: number): Promise<void> {
    const lead = this.#leads.get(leadId);
    const dueMs = lead?.watchMs === ms ? this.#nextMs(lead) : undefined;
    if (!lead || dueMs === undefined) return;
    const minute = Math.ceil(Math.max(dueMs, this.#downUntilMs) / MINUTE) * MINUTE;
    if (minute > this.#nowMs) {
      this.#lookAt(lead, minute);
      return;
    }
    for (let round = 0; round < 40; round += 1) {
      await this.#sweepTwice(round === 0 && this.roll.chance(0.05) ? lead : undefined);
      const next = this.#nextMs(lead);
      if (next === undefined || next > this.#nowMs) return;
    }
    this.lived.wrong.push(`${leadId}: due at ${new Date(dueMs).toISOString()}, nothing happened by ${new Date(this.#nowMs).toISOString()}`);
    lead.open = false;
  }

  async #sweepTwice(racing: Lead | undefined): Promise<void> {
    this.lived.sweeps += 2;
    this.#crashing = !racing;
    const beside = racing?.open ? [this.#try(racing)] : [];
    await Promise.all([sweep(), sweep(), ...beside]);
    this.#crashing = false;
    await this.#hear();
  }

  async #changeRules(): Promise<void> {
    const dealer = this.roll.pick(this.#dealers);
    this.lived.ruleChanges += 1;
    await editRules(dealer, this.#configOf(dealer.dealerId), this.#nowMs, this.roll);
    const config = await get(leadConfigRef(scopeOfDealer(dealer.dealerId)));
    if (config) this.#configs.set(dealer.dealerId, config);
    await this.#hear();
    for (const lead of this.#leads.values()) if (lead.dealer === dealer) this.#watch(lead);
  }

  async #hear(): Promise<void> {
    for (let facts = await this.#store.announced(); facts.length > 0; facts = await this.#store.announced())
      for (const fact of facts) await this.#told(fact);
  }

  async #told(fact: Fact): Promise<void> {
    if (fact.type === 'leads.job-continued') return continueJob(fact as never, systemContext('leads.0.leads.job-continued', fact.id));
    const data = fact.data as Heard;
    const lead = data.leadId === undefined ? undefined : this.#leads.get(data.leadId);
    if (!lead) return;
    this.#apply(lead, fact.type, data);
    this.#watch(lead);
  }

  #apply(lead: Lead, type: string, data: Heard): void {
    if (type === 'leads.lead-warned') this.lived.warned += 1;
    if (type === 'leads.lead-recycled') this.lived.recycled += 1;
    const wrong = hear(lead, type, data, this.#dueOf(lead));
    if (wrong !== undefined) this.lived.wrong.push(`${lead.leadId}: ${wrong}`);
    if (type !== 'leads.lead-lost') return;
    lead.open = false;
    this.#leads.delete(lead.leadId);
    this.#store.forget(leadRef(scopeOfDealer(lead.dealer.dealerId), lead.leadId).key.pk);
  }

  #configOf(dealerId: string): LeadConfig {
    return this.#configs.get(dealerId) ?? standardConfig;
  }

  #dueOf(lead: Lead): Due | undefined {
    if (!lead.owner) return undefined;
    const { rules, calendar } = this.#configOf(lead.dealer.dealerId);
    const { recycleMs, warnings } = dueOf(lead, lead.owner, rules, calendar);
    return { recycleMs: recycleMs + this.#misledMs, warnings };
  }

  #nextMs(lead: Lead): number | undefined {
    const due = lead.open ? this.#dueOf(lead) : undefined;
    if (!due) return undefined;
    const untold = due.warnings.filter(({ step, ms }) => lead.owner?.told.get(step) !== ms).map(({ ms }) => ms);
    return Math.min(due.recycleMs, ...untold);
  }

  #watch(lead: Lead): void {
    const ms = this.#nextMs(lead);
    if (ms !== undefined) this.#lookAt(lead, Math.max(ms, this.#nowMs));
  }

  /** An earlier look at the same lead means nothing any more. */
  #lookAt(lead: Lead, ms: number): void {
    lead.watchMs = ms;
    this.#agenda.add(ms, { kind: 'look', leadId: lead.leadId });
  }
}
