import { View } from '@tarojs/components';
import { call } from '@/api/call';
import { useMe } from '@/api/session';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { issueWord } from '@/coupons/words';
import { dayName } from '@/locales/moment';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Tag } from '@/ui/chip';
import { confirm } from '@/ui/confirm';
import { ProblemLine } from '@/ui/error-state';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { notify } from '@/ui/notice';
import { StatTile, StatTiles } from '@/ui/stat-tile';
import { ClaimLink } from './claim-link';
import { IssueAudience } from './issue-audience';
import { IssueCodes } from './issue-codes';
import { Jobs } from './jobs';
import type { Template } from './template-list';
import './coupons.scss';

type Props = { templateId: string; reach: 'group' | 'dealer'; onChanged: () => void };

/** One template: what it gives, how many are out, and the way of issuing that it was made for. */
export function TemplateDetail({ templateId, reach, onChanged }: Props) {
  const isOwn = (useMe()?.role === 'hq') === (reach === 'group');
  const found = useLoad(() => call('GET /coupons/templates', { query: { reach, limit: 50 } }), [templateId]);
  const jobs = useLoad(
    async () => (isOwn ? call('GET /coupons/templates/{templateId}/jobs', { params: { templateId } }) : { items: [] }),
    [templateId],
  );
  const changed = (): void => {
    found.reload();
    jobs.reload();
    onChanged();
  };
  return (
    <Loaded of={found}>
      {({ items }) => {
        const one = items.find((template) => template.templateId === templateId);
        if (!one) return <View className="coupons-muted">{t('coupons.templateGone')}</View>;
        return (
          <View className="coupons-body">
            <Facts template={one} />
            {isOwn && one.state === 'OPEN' && <Issuing template={one} onIssued={changed} />}
            {isOwn && <Jobs jobs={jobs.data?.items ?? []} onMoved={changed} />}
            {isOwn && one.state === 'OPEN' && <Close template={one} onClosed={changed} />}
          </View>
        );
      }}
    </Loaded>
  );
}

function Facts({ template }: { template: Template }) {
  const { name, text, state, quota, issued, perMember, validDays, endsAt, issueOn } = template;
  const day = dayName(new Date(Date.parse(endsAt) - 1));
  return (
    <>
      <List>
        <Row
          title={name}
          subtitle={text}
          end={<Tag label={t(state === 'OPEN' ? 'coupons.open' : 'coupons.closed')} tone={state === 'OPEN' ? 'good' : 'plain'} />}
        />
        <Row title={issueWord(issueOn.kind)} subtitle={t('coupons.terms', { perMember, validDays, day })} />
      </List>
      <StatTiles>
        <StatTile label={t('coupons.quota')} value={quota} />
        <StatTile label={t('coupons.issued')} value={issued} />
        <StatTile label={t('coupons.left')} value={Math.max(0, quota - issued)} />
      </StatTiles>
    </>
  );
}

function Issuing({ template, onIssued }: { template: Template; onIssued: () => void }) {
  switch (template.issueOn.kind) {
    case 'hand':
      return <IssueAudience template={template} onIssued={onIssued} />;
    case 'codes':
      return <IssueCodes template={template} onIssued={onIssued} />;
    case 'claim':
      return <ClaimLink template={template} />;
    case 'purchase':
      return <View className="coupons-muted">{t('coupons.purchaseHow')}</View>;
    default:
      return template.issueOn satisfies never;
  }
}

function Close({ template: { templateId, name }, onClosed }: { template: Template; onClosed: () => void }) {
  const close = useAction(async () => {
    const sure = await confirm({
      title: t('coupons.closeTitle', { name }),
      text: t('coupons.closeText'),
      action: t('coupons.close'),
      danger: true,
    });
    if (!sure) return;
    await call('POST /coupons/templates/{templateId}/close', { params: { templateId } });
    notify(t('coupons.closedNow', { name }));
    onClosed();
  });
  return (
    <>
      <ProblemLine problem={close.problem} />
      <View>
        <Button id="close-template" kind="danger" label={t('coupons.close')} busy={close.busy} onTap={close.run} />
      </View>
    </>
  );
}
