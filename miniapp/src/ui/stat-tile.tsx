import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { formatCount } from '@/ui/format-count';
import { Money } from '@/ui/money';
import { Tap } from '@/ui/tap';
import './stat-tile.scss';

type Props = {
  label: string;
  /** One of the two; a dash while it is not known. */
  fen?: number | undefined;
  value?: string | number | undefined;
  /** What it is compared with, in words. */
  note?: string | undefined;
  onTap?: (() => void) | undefined;
};

/** One figure with its name. */
export function StatTile({ label, fen, value, note, onTap }: Props) {
  const figure = typeof value === 'number' ? formatCount(value) : (value ?? '—');
  const inside = (
    <>
      <Text className="ui-stat-label">{label}</Text>
      {fen === undefined ? <Text className="ui-stat-value figures">{figure}</Text> : <Money fen={fen} size="title" />}
      {note !== undefined && <Text className="ui-stat-label">{note}</Text>}
    </>
  );
  if (!onTap) return <View className="ui-stat">{inside}</View>;
  return (
    <Tap className="ui-stat" onTap={onTap}>
      {inside}
    </Tap>
  );
}

/** Tiles side by side: two on a phone, four on a wide window. */
export const StatTiles = ({ children }: { children: ReactNode }) => <View className="ui-stats">{children}</View>;
