import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import { useMe } from '@/api/session';
import { useLoad } from '@/api/use-load';
import { useReloadOnShow } from '@/api/use-reload-on-show';
import { t } from '@/locales/t';
import { segmentPage } from '@/segments/pages';
import { useWalk } from '@/segments/use-walk';
import { type Segment, segmentWords } from '@/segments/words';
import { Button } from '@/ui/button';
import { Tag } from '@/ui/chip';
import { EmptyState } from '@/ui/empty-state';
import { formatCount } from '@/ui/format-count';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { go } from '@/wx/navigate';
import { Progress } from './progress';
import { SegmentSheet } from './segment-sheet';
import './segments.scss';

/** Segments with how many of them the asker reaches. Head office and dealers make them, guides find their own customers in them. */
export function SegmentList() {
  const [making, setMaking] = useState(false);
  const role = useMe()?.role;
  const isOwner = role === 'hq' || role === 'dealerAdmin';
  const segments = useLoad(() => call('GET /segments', {}), []);
  useReloadOnShow(segments);
  const filling = isOwner ? segments.data?.items.find((one) => one.state === 'FILLING' && isOwn(one, role)) : undefined;
  const walk = useWalk(filling?.jobId, segments.reload);
  const saved = (): void => {
    setMaking(false);
    segments.reload();
  };
  return (
    <View className="segments-body">
      <Progress walk={walk} />
      <Loaded of={segments}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="people" title={t('segments.empty')} text={t(isOwner ? 'segments.emptyHow' : 'segments.emptyMine')} />
          ) : (
            <List>
              {items.map((segment) => (
                <One key={segment.segmentId} segment={segment} />
              ))}
            </List>
          )
        }
      </Loaded>
      {isOwner && <Button block id="new-segment" label={t('segments.newOne')} onTap={() => setMaking(true)} />}
      {making && <SegmentSheet segment="new" onClose={() => setMaking(false)} onSaved={saved} />}
    </View>
  );
}

const isOwn = ({ reach }: Segment, role: string | undefined): boolean => (reach === 'group') === (role === 'hq');

function One({ segment }: { segment: Segment }) {
  const { segmentId, name, conditions, count, reach, state } = segment;
  return (
    <Row
      id={`segment-${name}`}
      title={
        <>
          {name} {reach === 'group' && <Tag label={t('segments.group')} />}
        </>
      }
      subtitle={segmentWords(conditions)}
      end={state === 'FILLING' ? <Tag tone="accent" label={t('segments.filling')} /> : t('segments.people', { count: formatCount(count) })}
      onTap={() => go(segmentPage, { segmentId })}
    />
  );
}
