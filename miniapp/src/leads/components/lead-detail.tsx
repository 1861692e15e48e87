import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import { useMe } from '@/api/session';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import type { ReplyOf } from '@/api/routes';
import { actionWord, sourceWord } from '@/leads/words';
import { moment } from '@/locales/moment';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Chip, Chips, Tag } from '@/ui/chip';
import { ProblemLine } from '@/ui/error-state';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { Money } from '@/ui/money';
import { Timeline } from '@/ui/timeline';
import { PhoneMasked } from '@/ui/phone-masked';
import { AssignSheet } from './assign-sheet';
import { FollowUpSheet } from './follow-up-sheet';
import { LoseSheet } from './lose-sheet';
import { entryText } from './timeline-text';
import './leads.scss';

export type Lead = ReplyOf<'GET /leads/{leadId}'>;
type Sheet = 'follow' | 'assign' | 'lose';

/** One lead: the customer, what can be done now, and all that happened. What may not be done yet says why. */
export function LeadDetail({ leadId }: { leadId: string }) {
  const me = useMe();
  const detail = useLoad(() => call('GET /leads/{leadId}', { params: { leadId }, query: {} }), [leadId]);
  const [sheet, setSheet] = useState<Sheet>();
  const params = { leadId };
  const step = useAction(async (work: () => Promise<unknown>) => {
    await work();
    setSheet(undefined);
    detail.reload();
  });
  return (
    <Loaded of={detail}>
      {(loaded) => {
        const { lead, buttons } = loaded;
        return (
          <View className="leads-body">
            <List>
              <Row
                title={lead.customerName}
                subtitle={<PhoneMasked masked={lead.mobileMasked} />}
                end={lead.amountFen > 0 && <Money fen={lead.amountFen} size="title" />}
              />
              <Row
                title={t('leads.source', { source: sourceWord(lead.source) })}
                subtitle={lead.need}
                end={<Tag label={t('leads.stuck', { days: lead.daysStuck })} />}
              />
              {lead.guideName !== undefined && (
                <Row
                  title={t('leads.owner', { name: lead.guideName })}
                  subtitle={lead.nextAt && t('leads.next', { when: moment(lead.nextAt) })}
                />
              )}
            </List>
            <ProblemLine problem={step.problem} />
            {buttons.accept.allowed && (
              <Button
                block
                label={t('leads.accept')}
                busy={step.busy}
                onTap={() => step.run(() => call('POST /leads/{leadId}/accept', { params, body: {} }))}
              />
            )}
            {buttons.claim.allowed && (
              <Button
                block
                id="claim-lead"
                label={t('leads.claim')}
                busy={step.busy}
                onTap={() => step.run(() => call('POST /leads/{leadId}/claim', { params, body: {} }))}
              />
            )}
            {buttons.followUp.allowed && <Button block id="follow-up" label={t('leads.followUp')} onTap={() => setSheet('follow')} />}
            {me?.role === 'manager' && buttons.assign.allowed && (
              <Button block kind="plain" id="assign-lead" label={t('leads.assign')} onTap={() => setSheet('assign')} />
            )}
            <Stages
              lead={loaded}
              busy={step.busy}
              onMove={(stage) => step.run(() => call('POST /leads/{leadId}/stage', { params, body: { stage } }))}
            />
            <Actions
              lead={loaded}
              onDone={(action) => step.run(() => call('POST /leads/{leadId}/actions', { params, body: { action, ref: leadId } }))}
            />
            <List title={t('leads.history')}>
              <View className="leads-form">
                <Timeline
                  items={loaded.timeline.items.map((entry) => ({ id: entry.entryId, when: moment(entry.at), ...entryText(entry, loaded) }))}
                />
              </View>
            </List>
            {buttons.lose.allowed && <Button kind="quiet" label={t('leads.lose')} onTap={() => setSheet('lose')} />}
            <FollowUpSheet open={sheet === 'follow'} lead={loaded} action={step} onClose={() => setSheet(undefined)} />
            {sheet === 'assign' && <AssignSheet lead={loaded} action={step} onClose={() => setSheet(undefined)} />}
            <LoseSheet open={sheet === 'lose'} lead={loaded} action={step} onClose={() => setSheet(undefined)} />
          </View>
        );
      }}
    </Loaded>
  );
}

function Stages({ lead, busy, onMove }: { lead: Lead; busy: boolean; onMove: (stage: string) => unknown }) {
  const { stages } = lead.buttons;
  if (stages.length === 0) return null;
  const blocked = stages.find((one) => !one.allowed && one.stage !== lead.lead.stage);
  return (
    <List title={t('leads.stage')}>
      <View className="leads-form">
        <Chips>
          {stages.map((one) => (
            <Chip
              key={one.stage}
              id={`stage-${one.stage}`}
              label={one.name}
              on={one.stage === lead.lead.stage}
              disabled={busy || (!one.allowed && one.stage !== lead.lead.stage)}
              onTap={() => onMove(one.stage)}
            />
          ))}
        </Chips>
        {blocked?.why !== undefined && (
          <View className="leads-muted">{t('leads.stageBlocked', { stage: blocked.name, why: blocked.why })}</View>
        )}
      </View>
    </List>
  );
}

function Actions({ lead, onDone }: { lead: Lead; onDone: (action: Lead['buttons']['actions'][number]['action']) => unknown }) {
  const { actions } = lead.buttons;
  if (actions.length === 0) return null;
  return (
    <List title={t('leads.actions')}>
      <View className="leads-form">
        <Chips>
          {actions.map(({ action, done }) => (
            <Chip key={action} label={actionWord(action)} on={done} onTap={() => onDone(action)} />
          ))}
        </Chips>
      </View>
    </List>
  );
}
