import { View } from '@tarojs/components';
import { type ReactNode, useEffect } from 'react';
import { toTop } from '@/wx/navigate';
import { useWide } from '@/wx/window';
import './split.scss';

type Props = {
  list: ReactNode;
  /** The id of the chosen row; its detail begins at its top. */
  chosen: string | undefined;
  /** What the chosen row shows. */
  detail: (chosen: string) => ReactNode;
  /** Fills the detail's place on a wide window until a row is chosen. */
  placeholder: ReactNode;
};

/**
 * A list and, on a wide window, the chosen row's detail beside it. On a phone only the list shows: there the row opens a
 * page of its own (`useWide()` tells the page which of the two to do). Put it in `<Screen width="wide">`.
 */
export function Split({ list, chosen, detail, placeholder }: Props) {
  const wide = useWide();
  useEffect(() => {
    if (wide && chosen !== undefined) toTop();
  }, [wide, chosen]);
  if (!wide) return <>{list}</>;
  return (
    <View className="ui-split">
      <View className="ui-split-list">{list}</View>
      <View className="ui-split-detail">
        {chosen === undefined ? <View className="ui-split-nothing">{placeholder}</View> : detail(chosen)}
      </View>
    </View>
  );
}
