import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import { dealerOf } from '@/api/place';
import type { ReplyOf } from '@/api/routes';
import { useMe } from '@/api/session';
import { type Action, useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { recyclePage } from '@/leads/pages';
import { useLeadPlace } from '@/leads/place';
import { useStageNames } from '@/leads/use-stage-names';
import { moment } from '@/locales/moment';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { Timeline } from '@/ui/timeline';
import { go } from '@/wx/navigate';
import { AssignSheet } from './assign-sheet';
import { DispatchSheet } from './dispatch-sheet';
import { type Followed, FollowUpSheet } from './follow-up-sheet';
import { LeadHead } from './lead-head';
import { Actions, Stages } from './lead-stages';
import { LoseSheet } from './lose-sheet';
import { ReachCustomer } from './reach-customer';
import { TimelinePhotos } from './timeline-photos';
import { entryText } from './timeline-text';
import './leads.scss';

export type Lead = ReplyOf<'GET /leads/{leadId}'>;
type Step = Action<[() => Promise<unknown>]>;
type Sheet = 'follow' | 'assign' | 'lose' | 'dispatch';

/** One lead: the customer, what can be done now, and all that happened. */
export function LeadDetail({ leadId }: { leadId: string }) {
  const place = useLeadPlace();
  const detail = useLoad(() => call('GET /leads/{leadId}', { params: { leadId }, query: dealerOf(place) }), [leadId]);
  const [sheet, setSheet] = useState<Sheet>();
  const step = useAction(async (work: () => Promise<unknown>) => {
    await work();
    setSheet(undefined);
    detail.reload();
  });
  return <Loaded of={detail}>{(lead) => <Body lead={lead} step={step} sheet={sheet} onSheet={setSheet} />}</Loaded>;
}

type BodyProps = { lead: Lead; step: Step; sheet: Sheet | undefined; onSheet: (sheet: Sheet | undefined) => void };

function Body({ lead, step, sheet, onSheet }: BodyProps) {
  const nameOf = useStageNames(lead.lead.pipelineId);
  const params = { leadId: lead.lead.leadId };
  const stage = nameOf(lead.lead.stage);
  const close = (): void => onSheet(undefined);
  return (
    <View className="leads-body">
      <LeadHead lead={lead} stage={stage} />
      <ProblemLine problem={step.problem} />
      <Steps lead={lead} step={step} onSheet={onSheet} />
      <Stages
        lead={lead}
        stage={stage}
        busy={step.busy}
        onMove={(to) => step.run(() => call('POST /leads/{leadId}/stage', { params, body: { stage: to } }))}
      />
      <Actions
        lead={lead}
        onDone={(action) => step.run(() => call('POST /leads/{leadId}/actions', { params, body: { action, ref: params.leadId } }))}
      />
      <TimelinePhotos lead={lead} />
      <History lead={lead} nameOf={nameOf} />
      {lead.buttons.lose.allowed && <Button block kind="quiet" id="lose-lead" label={t('leads.lose')} onTap={() => onSheet('lose')} />}
      <FollowUpSheet open={sheet === 'follow'} of={followedOf(lead)} action={step} onClose={close} />
      {sheet === 'dispatch' && <DispatchSheet lead={lead.lead} action={step} onClose={close} />}
      {sheet === 'assign' && <AssignSheet lead={lead.lead} action={step} onClose={close} />}
      <LoseSheet open={sheet === 'lose'} lead={lead} action={step} onClose={close} />
    </View>
  );
}

const followedOf = ({ lead, results, answers }: Lead): Followed => ({
  leadId: lead.leadId,
  results,
  asksBudget: answers.budget === undefined,
});

/** What the person may do now, the first thing first. */
function Steps({ lead, step, onSheet }: { lead: Lead; step: Step; onSheet: (sheet: Sheet) => void }) {
  const me = useMe();
  const { buttons } = lead;
  const params = { leadId: lead.lead.leadId };
  const isOpen = lead.lead.state === 'OWNED' || lead.lead.state === 'POOL';
  const accept = () => step.run(() => call('POST /leads/{leadId}/accept', { params, body: {} }));
  const claim = () => step.run(() => call('POST /leads/{leadId}/claim', { params, body: {} }));
  return (
    <>
      {buttons.accept.allowed && <Button block id="accept-lead" label={t('leads.accept')} busy={step.busy} onTap={accept} />}
      {buttons.claim.allowed && <Button block id="claim-lead" label={t('leads.claim')} busy={step.busy} onTap={claim} />}
      {buttons.followUp.allowed && <ReachCustomer lead={lead.lead} onFollowUp={() => onSheet('follow')} />}
      {me?.role === 'dealerAdmin' && isOpen && (
        <Button block kind="plain" id="dispatch-lead" label={t('leads.dispatch')} onTap={() => onSheet('dispatch')} />
      )}
      {me?.role === 'manager' && buttons.assign.allowed && (
        <Button block kind="plain" id="assign-lead" label={t('leads.assign')} onTap={() => onSheet('assign')} />
      )}
    </>
  );
}

function History({ lead, nameOf }: { lead: Lead; nameOf: (stage: string | undefined) => string }) {
  const { leadId } = lead.lead;
  const items = lead.timeline.items.map((entry) => ({ id: entry.entryId, when: moment(entry.at), ...entryText(entry, lead, nameOf) }));
  const taken = lead.timeline.items.find(({ type }) => type === 'LeadRecycled');
  return (
    <List title={t('leads.history')}>
      {taken && (
        <Row
          id="why-recycled"
          title={t('leadRules.why')}
          subtitle={moment(taken.at)}
          onTap={() => go(recyclePage, { leadId, entryId: taken.entryId, at: taken.at })}
        />
      )}
      <View className="leads-form">
        <Timeline items={items} />
      </View>
    </List>
  );
}
