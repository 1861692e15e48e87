import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Row } from '@/ui/list';
import { Tap } from '@/ui/tap';
import { useWide } from '@/wx/window';
import './table.scss';

export type Column<T> = {
  id: string;
  title: string;
  cell: (row: T) => ReactNode;
  /** Amounts and counts: right-aligned, tabular digits. */
  figures?: boolean | undefined;
};

type Props<T> = {
  columns: readonly Column<T>[];
  rows: readonly T[];
  idOf: (row: T) => string;
  onTap?: ((row: T) => void) | undefined;
  /** The same row on a phone, where columns do not fit: what decides, in two lines. */
  narrow: (row: T) => { title: ReactNode; subtitle?: ReactNode; end?: ReactNode };
};

/** Many figures of many things: columns on a wide window, two-line rows on a phone. Put it in a `List`. */
export function Table<T>({ columns, rows, idOf, onTap, narrow }: Props<T>) {
  const wide = useWide();
  const tapOf = (row: T): (() => void) | undefined => (onTap ? () => onTap(row) : undefined);
  if (!wide) {
    return (
      <>
        {rows.map((row) => (
          <Row key={idOf(row)} {...narrow(row)} onTap={tapOf(row)} />
        ))}
      </>
    );
  }
  return (
    <View className="ui-table">
      <View className="ui-table-row ui-table-head">
        {columns.map(({ id, title, figures }) => (
          <View key={id} className={cellClass(figures)}>
            {title}
          </View>
        ))}
      </View>
      {rows.map((row) => (
        <Line key={idOf(row)} onTap={tapOf(row)}>
          {columns.map(({ id, cell, figures }) => (
            <View key={id} className={cellClass(figures)}>
              {cell(row)}
            </View>
          ))}
        </Line>
      ))}
    </View>
  );
}

const cellClass = (figures = false): string => `ui-table-cell ${figures ? 'ui-table-figures figures' : ''}`;

function Line({ onTap, children }: { onTap: (() => void) | undefined; children: ReactNode }) {
  if (!onTap) return <View className="ui-table-row">{children}</View>;
  return (
    <Tap className="ui-table-row" onTap={onTap}>
      {children}
    </Tap>
  );
}
