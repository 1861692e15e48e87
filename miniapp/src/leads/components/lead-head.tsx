import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import { useMe } from '@/api/session';
import { useAction } from '@/api/use-action';
import { sourceWord, stuckWords } from '@/leads/words';
import { moment } from '@/locales/moment';
import { t } from '@/locales/t';
import { Tag } from '@/ui/chip';
import { ProblemLine } from '@/ui/error-state';
import { List, Row } from '@/ui/list';
import { Money } from '@/ui/money';
import { PhoneMasked } from '@/ui/phone-masked';
import type { Lead } from './lead-detail';

/** Who the customer is, what they want, and who has promised them what. */
export function LeadHead({ lead: { lead, answers }, stage }: { lead: Lead; stage: string }) {
  const budget = answers.budget === undefined ? undefined : t('leads.budgetIs', { budget: answers.budget });
  const next = lead.nextAt === undefined ? undefined : t('leads.next', { when: moment(lead.nextAt) });
  return (
    <List>
      <Row
        title={lead.customerName}
        subtitle={<Phone lead={lead} />}
        end={lead.amountFen > 0 ? <Money fen={lead.amountFen} size="title" /> : undefined}
      />
      <Row
        title={t('leads.source', { source: sourceWord(lead.source) })}
        subtitle={[lead.need, budget].filter(Boolean).join(' · ') || undefined}
        end={
          <View className="leads-end">
            <Tag label={stage} tone="accent" />
            <View className="leads-muted">{stuckWords(lead.daysStuck)}</View>
          </View>
        }
      />
      {lead.guideName !== undefined && <Row title={t('leads.owner', { name: lead.guideName })} subtitle={next} />}
    </List>
  );
}

/** Whoever has the lead may see the whole number, to call; that is written down. */
function Phone({ lead }: { lead: Lead['lead'] }) {
  const me = useMe();
  const [mobile, setMobile] = useState<string>();
  const reveal = useAction(async () => {
    const { leadId } = lead;
    setMobile((await call('POST /leads/{leadId}/mobile-reveal', { params: { leadId }, body: { reason: 'callCustomer' } })).mobile);
  });
  const isMine = lead.guideId !== undefined && lead.guideId === me?.personId;
  return (
    <View>
      <PhoneMasked masked={mobile ?? lead.mobileMasked} onReveal={isMine && mobile === undefined ? () => reveal.run() : undefined} />
      <ProblemLine problem={reveal.problem} />
    </View>
  );
}
