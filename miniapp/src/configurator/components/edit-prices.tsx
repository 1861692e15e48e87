import { Text, View } from '@tarojs/components';
import { type Draft, faultAt, type Part, replaced, without, wordsOf } from '@/configurator/draft';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Grid } from './grid';

type Table = Draft['tables'][number];

/** 计价: a formula as it is typed, with what is wrong at which character, and the tables that it looks up, in yuan. */
export function EditPrices({ draft, set, faults }: Part) {
  const { tables, formula } = draft;
  const change = (at: number, one: Partial<Table>): void => set({ tables: replaced(tables, at, one) });
  return (
    <View className="editor-body">
      <View className="editor-card">
        <Field
          id="formula"
          label={t('models.formula')}
          hint={t('models.formulaHint')}
          value={formula}
          multiline
          maxLength={4000}
          problem={faultAt(faults, 'formula')}
          onChange={(text) => set({ formula: text })}
        />
        <FaultMark formula={formula} at={faults.find(({ place }) => place === 'formula')?.at} />
      </View>
      {tables.map((table, at) => (
        <PriceTable
          // biome-ignore lint/suspicious/noArrayIndexKey: a name is being typed, and its field must keep the focus
          key={at}
          table={table}
          at={at}
          faults={faults}
          change={change}
          onDrop={() => set({ tables: without(tables, at) })}
        />
      ))}
      <Button
        kind="plain"
        block
        id="add-table"
        label={t('models.addTable')}
        onTap={() => set({ tables: [...tables, { name: `p${tables.length + 1}`, cols: [], rows: [] }] })}
      />
    </View>
  );
}

type TableProps = {
  table: Table;
  at: number;
  faults: Part['faults'];
  change: (at: number, one: Partial<Table>) => void;
  onDrop: () => void;
};

function PriceTable({ table, at, faults, change, onDrop }: TableProps) {
  return (
    <View className="editor-card">
      <View className="editor-three">
        <Field label={t('models.tableName')} value={table.name} onChange={(name) => change(at, { name })} />
        <Field
          label={t('models.columns')}
          value={table.cols.join(t('models.comma'))}
          problem={faultAt(faults, `table:${table.name}`)}
          onChange={(text) => change(at, { cols: wordsOf(text) })}
        />
      </View>
      <Grid
        id={`table-${at}`}
        columns={[...table.cols, t('models.amount')]}
        rows={table.rows.map(({ keys, amount }) => [...table.cols.map((_, i) => keys[i] ?? ''), amount])}
        wrong={(row) => faultAt(faults, `table:${table.name}.${row + 1}`)}
        onChange={(rows) =>
          change(at, { rows: rows.map((cells) => ({ keys: cells.slice(0, -1), amount: cells[cells.length - 1] ?? '' })) })
        }
      />
      <Button kind="quiet" small label={t('models.dropTable')} onTap={onDrop} />
    </View>
  );
}

/** The formula once more, broken where it is wrong. */
function FaultMark({ formula, at }: { formula: string; at: number | undefined }) {
  if (at === undefined) return null;
  return (
    <Text className="editor-muted figures">
      {formula.slice(Math.max(0, at - 20), at)}
      <Text className="editor-wrong">{`>${formula.slice(at, at + 20)}`}</Text>
    </Text>
  );
}
