import { Input, Text, View } from '@tarojs/components';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Tap } from '@/ui/tap';
import '@/ui/field.scss';
import '@/ui/input.scss';
import './editor.scss';

type Props = {
  id: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  onChange: (rows: string[][]) => void;
  /** What is wrong with a row, by its number from 0. */
  wrong?: ((row: number) => string | undefined) | undefined;
};

/** A small table that is typed into: rows are added below and taken away at their end. */
export function Grid({ id, columns, rows, onChange, wrong }: Props) {
  const copy = (): string[][] => rows.map((row) => columns.map((_, i) => row[i] ?? ''));
  const set = (row: number, column: number, text: string): void => {
    const next = copy();
    const cells = next[row];
    if (cells) cells[column] = text;
    onChange(next);
  };
  return (
    <View className="editor-grid" id={id}>
      <View className="editor-row">
        {columns.map((column) => (
          <Text key={column} className="editor-cell editor-muted">
            {column}
          </Text>
        ))}
        <View className="editor-drop" />
      </View>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no names, and inputs keep their focus by their place
        <View key={at} className="editor-rows">
          <View className={`editor-row ${wrong?.(at) === undefined ? '' : 'editor-row-wrong'}`}>
            {columns.map((column, i) => (
              <View key={column} className="ui-field-box editor-cell">
                <Input
                  id={`${id}-${at}-${i}`}
                  className="ui-input"
                  value={row[i] ?? ''}
                  onInput={(event) => set(at, i, event.detail.value)}
                />
              </View>
            ))}
            <Tap className="editor-drop" label={t('models.dropRow')} onTap={() => onChange(copy().filter((_, n) => n !== at))}>
              <Icon name="close" size={16} />
            </Tap>
          </View>
          {wrong?.(at) !== undefined && <Text className="editor-wrong">{wrong(at)}</Text>}
        </View>
      ))}
      <Button kind="quiet" small id={`${id}-add`} label={t('models.addRow')} onTap={() => onChange([...copy(), columns.map(() => '')])} />
    </View>
  );
}
