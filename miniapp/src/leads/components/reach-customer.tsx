import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import { useMe } from '@/api/session';
import { useAction } from '@/api/use-action';
import { memberPage } from '@/leads/pages';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { notify } from '@/ui/notice';
import { go } from '@/wx/navigate';
import { canOpenChat, dial, openChat } from '@/wx/reach';
import type { LeadCard } from './lead-rows';

type Props = {
  lead: Pick<LeadCard, 'leadId' | 'guideId' | 'memberId' | 'state'>;
  /** What is tapped after the customer was reached. */
  onFollowUp: () => void;
};

/** From the card itself: note the contact, call, or write in WeCom. The number is opened for this call only, and that is written down. */
export function ReachCustomer({ lead, onFollowUp }: Props) {
  const me = useMe();
  const [mobile, setMobile] = useState<string>();
  const ring = useAction(async () => {
    const params = { leadId: lead.leadId };
    const opened = mobile ?? (await call('POST /leads/{leadId}/mobile-reveal', { params, body: { reason: 'callCustomer' } })).mobile;
    setMobile(opened);
    await dial(opened);
  });
  const chat = useAction(() => chatWith(lead.memberId ?? ''));
  if (lead.state !== 'OWNED' || (me?.role === 'guide' && lead.guideId !== me.personId)) return null;
  return (
    <View className="leads-reach-box">
      <View className="leads-reach">
        <Button small id={`follow-${lead.leadId}`} label={t('leads.followUp')} onTap={onFollowUp} />
        <Button small kind="plain" id={`ring-${lead.leadId}`} label={mobile ?? t('leads.ring')} busy={ring.busy} onTap={ring.run} />
        {lead.memberId !== undefined && (
          <Button small kind="plain" id={`chat-${lead.leadId}`} label={t('leads.chat')} busy={chat.busy} onTap={chat.run} />
        )}
      </View>
      <ProblemLine problem={ring.problem ?? chat.problem} />
    </View>
  );
}

async function chatWith(memberId: string): Promise<void> {
  if (!canOpenChat()) return go(memberPage, { memberId });
  const { externalUserId } = await call('GET /wecom/members/{memberId}/contact', { params: { memberId } });
  if (!(await openChat(externalUserId))) notify(t('leads.chatShut'));
}
