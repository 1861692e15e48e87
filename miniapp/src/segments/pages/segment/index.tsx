import { useRouter } from '@tarojs/taro';
import { t } from '@/locales/t';
import { SegmentDetail } from '@/segments/components/segment-detail';
import { Screen } from '@/ui/screen';

export default function SegmentPage() {
  return (
    <Screen title={t('segments.title')}>
      <SegmentDetail segmentId={useRouter().params.segmentId ?? ''} />
    </Screen>
  );
}
