import { t } from '@/locales/t';
import { SegmentList } from '@/segments/components/segment-list';
import { Screen } from '@/ui/screen';

/** 客群: members by tags and levels. */
export default function SegmentsPage() {
  return (
    <Screen title={t('segments.title')}>
      <SegmentList />
    </Screen>
  );
}
