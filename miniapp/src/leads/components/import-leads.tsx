import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import { useAction } from '@/api/use-action';
import { usePages } from '@/api/use-pages';
import { readTable, type Table } from '@/leads/read-table';
import { type Bad, type Checked, type Progress, useImport } from '@/leads/use-import';
import { type TextKey, t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Chip, Chips } from '@/ui/chip';
import { EmptyState } from '@/ui/empty-state';
import { ProblemLine } from '@/ui/error-state';
import { formatCount } from '@/ui/format-count';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { notify } from '@/ui/notice';
import { chooseTableFile, hasTableFiles } from '@/wx/file';
import { saveTextFile } from '@/wx/save-file';
import type { Layer } from './source-list';
import './leads.scss';

/** A file of customers: chosen, looked at with every bad row named, then taken with its progress. */
export function ImportLeads({ layer }: { layer: Layer }) {
  const [storeId, setStoreId] = useState('');
  const [file, setFile] = useState<{ name: string; table: Table }>();
  const { checked, progress, look, take, reset } = useImport();
  const place = { storeId, ...layer };
  const choose = useAction(async () => {
    const chosen = await chooseTableFile();
    if (!chosen) return;
    const table = await readTable(chosen);
    if (!table || table.rows.length === 0) return notify(t('sources.fileUnread'), { tone: 'danger' });
    setFile({ name: chosen.name, table });
    reset();
    await look.run(table, place);
  });
  if (!hasTableFiles) return <EmptyState icon="box" title={t('sources.atDesk')} text={t('sources.atDeskHow')} />;
  return (
    <View className="leads-body">
      <View className="leads-form">
        <View className="leads-muted">{t('sources.importHow')}</View>
        <Stores layer={layer} value={storeId} onChange={setStoreId} />
        <Button
          block
          kind="plain"
          id="choose-table"
          label={file?.name ?? t('sources.chooseFile')}
          disabled={storeId === ''}
          busy={choose.busy || look.busy}
          onTap={() => choose.run()}
        />
        <ProblemLine problem={look.problem} />
      </View>
      {checked && !progress && <Preview checked={checked} />}
      {progress && <Running progress={progress} bad={checked?.bad ?? []} />}
      <ProblemLine problem={take.problem} />
      {checked && checked.rows.length > 0 && (progress === undefined || progress.done < progress.total) && (
        <Button
          block
          id="take-table"
          label={t(progress ? 'sources.goOn' : 'sources.takeRows', { count: formatCount(checked.rows.length) })}
          busy={take.busy}
          onTap={() => take.run(place)}
        />
      )}
    </View>
  );
}

function Stores({ layer, value, onChange }: { layer: Layer; value: string; onChange: (storeId: string) => void }) {
  const stores = usePages(
    (cursor) => call('GET /identity/stores', { query: { ...layer, ...(cursor === undefined ? {} : { cursor }) } }),
    [layer.dealerId],
  );
  return (
    <View className="leads-question">
      <View className="leads-muted">{t('sources.importStore')}</View>
      <Loaded of={stores}>
        {(items) => (
          <Chips>
            {items.map(({ storeId, name, code }) => (
              <Chip key={storeId} id={`import-to-${code}`} label={name} on={storeId === value} onTap={() => onChange(storeId)} />
            ))}
          </Chips>
        )}
      </Loaded>
      {stores.more && <Button kind="quiet" small label={t('leads.more')} onTap={stores.more} />}
    </View>
  );
}

const fieldWords: Readonly<Record<string, TextKey>> = {
  mobile: 'leads.mobile',
  name: 'leads.name',
  source: 'leads.from',
  grade: 'leads.grade',
  need: 'sources.fieldNeed',
  brand: 'sources.fieldBrand',
  region: 'sources.fieldRegion',
  storeCode: 'sources.storeCode',
};

function Preview({ checked: { columns, rows, bad } }: { checked: Checked }) {
  return (
    <>
      <List title={t('sources.preview', { good: formatCount(rows.length), bad: formatCount(bad.length) })}>
        {columns.map(({ header, field = '' }) => (
          <Row key={header} title={header} end={t(fieldWords[field] ?? 'sources.unused')} />
        ))}
      </List>
      {rows.length > 0 && (
        <List title={t('sources.firstRows')}>
          {rows.slice(0, 5).map(({ line, mobile, name, need, grade }) => (
            <Row key={line} title={`${name} ${mobile}`} subtitle={[t('sources.line', { line }), grade, need].filter(Boolean).join(' · ')} />
          ))}
        </List>
      )}
      <BadRows bad={bad} />
    </>
  );
}

function Running({ progress: { done, total, created, merged, bad }, bad: before }: { progress: Progress; bad: readonly Bad[] }) {
  const share = total === 0 ? 100 : Math.round((100 * done) / total);
  return (
    <>
      <View className="leads-form" id="import-progress">
        <View>{t(done < total ? 'sources.taking' : 'sources.taken', { done: formatCount(done), total: formatCount(total) })}</View>
        <View className="leads-progress">
          <View className="leads-progress-done" style={{ width: `${share}%` }} />
        </View>
        <View className="leads-muted">{t('sources.outcome', { created: formatCount(created), merged: formatCount(merged) })}</View>
      </View>
      <BadRows bad={[...before, ...bad]} />
    </>
  );
}

const SHOWN = 50;

/** Each row that could not be taken, and why; all of them as a file to mend. */
function BadRows({ bad }: { bad: readonly Bad[] }) {
  if (bad.length === 0) return null;
  const quoted = (text: string): string => `"${text.replace(/"/g, '""')}"`;
  const save = async (): Promise<void> => {
    const lines = [
      [t('sources.badLine'), t('sources.badField'), t('sources.badWhy')].join(','),
      ...bad.map(({ line, field, message }) => [line, quoted(field), quoted(message)].join(',')),
    ];
    await saveTextFile(t('sources.badFile'), `\ufeff${lines.join('\n')}`);
  };
  return (
    <List
      title={t('sources.badRows', { count: formatCount(bad.length) })}
      aside={<Button small kind="quiet" id="save-bad" label={t('sources.saveBad')} onTap={save} />}
    >
      {bad.slice(0, SHOWN).map(({ line, field, message }) => (
        <Row key={`${line}${field}`} title={message} subtitle={t('sources.lineField', { line, field })} />
      ))}
    </List>
  );
}
