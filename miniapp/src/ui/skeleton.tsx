import { View } from '@tarojs/components';
import './skeleton.scss';

/** The shape of what is coming: `rows` of a list, or `tiles` and a list. */
export function Skeleton({ rows = 5, tiles = 0 }: { rows?: number | undefined; tiles?: number | undefined }) {
  return (
    <View className="ui-skeleton">
      {tiles > 0 && (
        <View className="ui-skeleton-tiles">
          {Array.from({ length: tiles }, (_, i) => (
            <View key={`tile-${String(i)}`} className="ui-skeleton-tile" />
          ))}
        </View>
      )}
      <View className="ui-skeleton-rows">
        {Array.from({ length: rows }, (_, i) => (
          <View key={`row-${String(i)}`} className="ui-skeleton-row">
            <View className="ui-skeleton-line" />
            <View className="ui-skeleton-line ui-skeleton-short" />
          </View>
        ))}
      </View>
    </View>
  );
}
