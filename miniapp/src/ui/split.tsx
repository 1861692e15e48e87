import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { useWide } from '@/wx/window';
import './split.scss';

type Props = {
  list: ReactNode;
  /** What the chosen row shows; undefined while nothing is chosen. */
  detail: ReactNode | undefined;
  /** Fills the detail's place on a wide window until a row is chosen. */
  placeholder: ReactNode;
};

/**
 * A list and, on a wide window, the chosen row's detail beside it. On a phone only the list shows: there the row opens a
 * page of its own (`useWide()` tells the page which of the two to do). Put it in `<Screen width="wide">`.
 */
export function Split({ list, detail, placeholder }: Props) {
  const wide = useWide();
  if (!wide) return <>{list}</>;
  return (
    <View className="ui-split">
      <View className="ui-split-list">{list}</View>
      <View className="ui-split-detail">{detail ?? placeholder}</View>
    </View>
  );
}
