import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import { useMe } from '@/api/session';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { usePages } from '@/api/use-pages';
import { t } from '@/locales/t';
import { memberPage, segmentsPage } from '@/segments/pages';
import { useWalk } from '@/segments/use-walk';
import { levelWord, type Segment, segmentWords } from '@/segments/words';
import { Button } from '@/ui/button';
import { Tag } from '@/ui/chip';
import { confirm } from '@/ui/confirm';
import { EmptyState } from '@/ui/empty-state';
import { ProblemLine } from '@/ui/error-state';
import { formatCount } from '@/ui/format-count';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { notify } from '@/ui/notice';
import { back, go } from '@/wx/navigate';
import { Progress } from './progress';
import { SegmentSheet } from './segment-sheet';
import { StorePick } from './store-pick';
import './segments.scss';

/** One segment: its conditions, how many it holds, and who they are. */
export function SegmentDetail({ segmentId }: { segmentId: string }) {
  const loaded = useLoad(async () => (await call('GET /segments', {})).items.find((one) => one.segmentId === segmentId), [segmentId]);
  return (
    <Loaded of={loaded}>
      {(segment) =>
        segment ? <Detail segment={segment} onChanged={loaded.reload} /> : <EmptyState icon="people" title={t('segments.removed')} />
      }
    </Loaded>
  );
}

function Detail({ segment, onChanged }: { segment: Segment; onChanged: () => void }) {
  const role = useMe()?.role;
  const isOwner = segment.reach === 'group' ? role === 'hq' : role === 'dealerAdmin';
  const walk = useWalk(isOwner && segment.state === 'FILLING' ? segment.jobId : undefined, onChanged);
  const people = <People key={`${segment.jobId}${segment.state}`} segment={segment} />;
  return (
    <View className="segments-body">
      <View className="segments-section">
        <View className="segments-head">
          <Text className="segments-title">{segment.name}</Text>
          <Text className="figures">{t('segments.people', { count: formatCount(segment.count) })}</Text>
        </View>
        <Text className="segments-muted">{segmentWords(segment.conditions)}</Text>
        {isOwner && <Owner segment={segment} onChanged={onChanged} />}
      </View>
      <Progress walk={walk} />
      {role === 'dealerAdmin' && segment.reach === 'group' ? (
        <StorePick>{(storeId) => <People key={storeId} segment={segment} storeId={storeId} />}</StorePick>
      ) : (
        people
      )}
    </View>
  );
}

function Owner({ segment, onChanged }: { segment: Segment; onChanged: () => void }) {
  const [editing, setEditing] = useState(false);
  const { segmentId, name } = segment;
  const remove = useAction(async () => {
    if (
      !(await confirm({
        title: t('segments.removeTitle', { name }),
        text: t('segments.removeText'),
        action: t('segments.remove'),
        danger: true,
      }))
    )
      return;
    await call('DELETE /segments/{segmentId}', { params: { segmentId } });
    notify(t('segments.removed'));
    back(segmentsPage);
  });
  const saved = (): void => {
    setEditing(false);
    onChanged();
  };
  return (
    <>
      <ProblemLine problem={remove.problem} />
      <View className="segments-actions">
        <Button small kind="plain" id="edit-segment" label={t('segments.edit')} onTap={() => setEditing(true)} />
        <Button small kind="quiet" id="remove-segment" label={t('segments.remove')} busy={remove.busy} onTap={() => remove.run()} />
      </View>
      {editing && <SegmentSheet segment={segment} onClose={() => setEditing(false)} onSaved={saved} />}
    </>
  );
}

type PeopleProps = { segment: Segment; storeId?: string };

function People({ segment: { segmentId }, storeId }: PeopleProps) {
  const isGuide = useMe()?.role === 'guide';
  const people = usePages(
    (cursor) => {
      const query = { ...(cursor === undefined ? {} : { cursor }), ...(storeId === undefined ? {} : { storeId }) };
      return call('GET /segments/{segmentId}/members', { params: { segmentId }, query });
    },
    [segmentId, storeId],
  );
  return (
    <Loaded of={people}>
      {(items) =>
        items.length === 0 ? (
          <EmptyState icon="people" title={t(isGuide ? 'segments.membersEmptyMine' : 'segments.membersEmpty')} />
        ) : (
          <>
            <List title={t('segments.members')}>
              {items.map(({ memberId, name, mobileMasked, level, tags, lastSlipDay, guideName }) => (
                <Row
                  key={memberId}
                  id={`member-${memberId}`}
                  title={name ?? t('segments.nameless')}
                  subtitle={[
                    mobileMasked,
                    isGuide ? undefined : guideName,
                    lastSlipDay && t('segments.lastSlip', { day: lastSlipDay }),
                    tags.join(t('segments.comma')),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                  end={<Tag tone="accent" label={levelWord(level)} />}
                  onTap={() => go(memberPage, { memberId })}
                />
              ))}
            </List>
            {people.more && <Button kind="plain" block label={t('segments.more')} onTap={people.more} />}
          </>
        )
      }
    </Loaded>
  );
}
