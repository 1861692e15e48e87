import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon } from '@/ui/icon';
import { Tap } from '@/ui/tap';
import './list.scss';

/** A surface with rows or other content; the title stands above it. */
export function List({ title, aside, children }: { title?: string | undefined; aside?: ReactNode; children: ReactNode }) {
  return (
    <View className="ui-list">
      {(title !== undefined || aside !== undefined) && (
        <View className="ui-list-head">
          <Text className="ui-list-title">{title}</Text>
          {aside}
        </View>
      )}
      <View className="ui-list-body">{children}</View>
    </View>
  );
}

type RowProps = {
  title: ReactNode;
  /** The second line: with the title, what decides. */
  subtitle?: ReactNode;
  /** At the right: an amount, a tag, a stepper. */
  end?: ReactNode;
  /** At the left: a picture, an icon. */
  start?: ReactNode;
  /** Makes the row pressable and gives it an arrow. */
  onTap?: (() => void) | undefined;
  /** The one shown beside the list on a wide window. */
  chosen?: boolean | undefined;
  id?: string | undefined;
};

export function Row({ title, subtitle, end, start, onTap, chosen = false, id }: RowProps) {
  const inside = (
    <>
      {start}
      <View className="ui-row-text">
        <View className="ui-row-title">{title}</View>
        {subtitle !== undefined && <View className="ui-row-subtitle">{subtitle}</View>}
      </View>
      {end !== undefined && <View className="ui-row-end">{end}</View>}
      {onTap && (
        <View className="ui-row-arrow">
          <Icon name="forward" size={16} />
        </View>
      )}
    </>
  );
  const className = `ui-row ${chosen ? 'ui-row-chosen' : ''}`;
  if (onTap) {
    return (
      <Tap className={className} onTap={onTap} id={id}>
        {inside}
      </Tap>
    );
  }
  return (
    <View {...(id === undefined ? {} : { id })} className={className}>
      {inside}
    </View>
  );
}
