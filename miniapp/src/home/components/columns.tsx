import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import './columns.scss';

/** One under the other on a phone, beside each other on a wide window. In `<Screen width="wide">`. */
export function Columns({ first, second }: { first: ReactNode; second: ReactNode }) {
  return (
    <View className="home-columns">
      <View className="home-column">{first}</View>
      <View className="home-column">{second}</View>
    </View>
  );
}
