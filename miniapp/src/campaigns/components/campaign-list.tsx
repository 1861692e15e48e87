import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Tag } from '@/ui/chip';
import { confirm } from '@/ui/confirm';
import { EmptyState } from '@/ui/empty-state';
import { ProblemLine } from '@/ui/error-state';
import { formatCount } from '@/ui/format-count';
import { formatMoney } from '@/ui/format-money';
import { Loaded } from '@/ui/loaded';
import { notify } from '@/ui/notice';
import { CampaignSheet } from './campaign-sheet';
import './campaigns.scss';

type Campaign = ReplyOf<'GET /campaigns'>['items'][number];

/** What head office or the dealer offers to segments, and what came of it. */
export function CampaignList() {
  const [making, setMaking] = useState(false);
  const loaded = useLoad(() => call('GET /campaigns', {}), []);
  const started = (): void => {
    setMaking(false);
    notify(t('campaigns.started'));
    loaded.reload();
  };
  return (
    <View className="campaigns-body">
      <Loaded of={loaded}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="coupon" title={t('campaigns.empty')} text={t('campaigns.emptyHow')} />
          ) : (
            items.map((campaign) => <One key={campaign.campaignId} campaign={campaign} onEnded={loaded.reload} />)
          )
        }
      </Loaded>
      <Button block id="new-campaign" label={t('campaigns.newOne')} onTap={() => setMaking(true)} />
      {making && <CampaignSheet onClose={() => setMaking(false)} onStarted={started} />}
    </View>
  );
}

function One({ campaign, onEnded }: { campaign: Campaign; onEnded: () => void }) {
  const { campaignId, name, segmentName, subject, text, fromDay, toDay, state, funnel } = campaign;
  const { sent, opened, claimed, redeemed, slips, netFen, marginFen } = funnel;
  const end = useAction(async () => {
    if (!(await confirm({ title: t('campaigns.endTitle', { name }), text: t('campaigns.endText'), action: t('campaigns.end') }))) return;
    await call('POST /campaigns/{campaignId}/end', { params: { campaignId } });
    notify(t('campaigns.endedNow'));
    onEnded();
  });
  const counts = { sent, opened, claimed, redeemed };
  const shown = Object.fromEntries(Object.entries(counts).map(([step, count]) => [step, formatCount(count)]));
  const isRunning = state === 'RUNNING';
  return (
    <View className="campaigns-section" id={`campaign-${name}`}>
      <View className="campaigns-head">
        <Text className="campaigns-title">{name}</Text>
        <Tag tone={isRunning ? 'good' : 'plain'} label={t(isRunning ? 'campaigns.running' : 'campaigns.ended')} />
      </View>
      <Text className="campaigns-muted">
        {[t('campaigns.toSegment', { name: segmentName }), t('campaigns.days', { from: fromDay, to: toDay })].join(' · ')}
      </Text>
      <Text className="campaigns-muted ui-two-lines">{subject || text}</Text>
      <Text>{t('campaigns.steps', shown)}</Text>
      <Text>{t('campaigns.sales', { slips: formatCount(slips), amount: formatMoney(netFen), margin: formatMoney(marginFen) })}</Text>
      <ProblemLine problem={end.problem} />
      {isRunning && (
        <View>
          <Button small kind="quiet" id={`end-${name}`} label={t('campaigns.end')} busy={end.busy} onTap={() => end.run()} />
        </View>
      )}
    </View>
  );
}
