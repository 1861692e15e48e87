import { View } from '@tarojs/components';
import type { ReplyOf } from '@/api/routes';
import { t } from '@/locales/t';
import { formatCount } from '@/ui/format-count';
import './segments.scss';

type Walk = ReplyOf<'GET /segments/jobs/{jobId}'>;

/** How far a look at every member has come. */
export function Progress({ walk }: { walk: Walk | undefined }) {
  if (walk?.state !== 'RUNNING') return null;
  const { seen, total } = walk;
  const percent = total === 0 ? 100 : Math.round((seen * 100) / total);
  return (
    <View id="walk" className="segments-section">
      <View>{t('segments.walking', { seen: formatCount(seen), total: formatCount(total) })}</View>
      <View className="segments-bar">
        <View className="segments-bar-done" style={{ width: `${percent}%` }} />
      </View>
    </View>
  );
}
