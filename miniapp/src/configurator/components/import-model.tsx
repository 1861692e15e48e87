import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { useAction } from '@/api/use-action';
import type { Draft } from '@/configurator/draft';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { List, Row } from '@/ui/list';
import { chooseFile } from '@/wx/file';

type Read = ReplyOf<'POST /configurator/imports'>;

/** A workbook in place of what is written, not saved yet; each row that could not be read is listed. */
export function ImportModel({ onRead }: { onRead: (draft: Draft) => void }) {
  const [read, setRead] = useState<Read>();
  const choose = useAction(async () => {
    const fileBase64 = await chooseFile('xlsx');
    if (fileBase64 === undefined) return;
    const found = await call('POST /configurator/imports', { body: { fileBase64 } });
    setRead(found);
    onRead(found.draft);
  });
  return (
    <View className="editor-card">
      <Button kind="plain" block id="import-model" label={t('models.import')} busy={choose.busy} onTap={choose.run} />
      <Text className="editor-muted">{t('models.importHow')}</Text>
      <ProblemLine problem={choose.problem} />
      {read && <Text id="import-result">{t('models.imported', { options: read.draft.options.length, bad: read.bad.length })}</Text>}
      {read && read.bad.length > 0 && (
        <List>
          {read.bad.map(({ sheet, line, text }) => (
            <Row key={`${sheet}${line}${text}`} title={text} subtitle={t('models.sheetLine', { sheet, line })} />
          ))}
        </List>
      )}
    </View>
  );
}
