import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { usePages } from '@/api/use-pages';
import { enterPage } from '@/intake/pages';
import { dayName } from '@/locales/moment';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Tag } from '@/ui/chip';
import { EmptyState } from '@/ui/empty-state';
import { formatCount } from '@/ui/format-count';
import { LinkCard } from '@/ui/link-card';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { EntryList } from './entry-list';
import { FormSheet } from './form-sheet';
import './intake.scss';

export type Form = ReplyOf<'GET /intake/forms'>['items'][number];

/** The forms of a dealer or of head office, with what came in; one of them with its link and its customers. */
export function FormList() {
  const forms = usePages((cursor) => call('GET /intake/forms', { query: cursor === undefined ? {} : { cursor } }), []);
  const [shown, setShown] = useState<string>();
  const [editing, setEditing] = useState<Form | 'new'>();
  const saved = (form: Form): void => {
    setEditing(undefined);
    setShown(form.linkId);
    forms.reload();
  };
  return (
    <Loaded of={forms}>
      {(items) => {
        const one = items.find(({ linkId }) => linkId === shown);
        return (
          <View className="intake-body">
            {one ? (
              <OneForm form={one} onEdit={() => setEditing(one)} onBack={() => setShown(undefined)} />
            ) : (
              <All items={items} onOpen={setShown} />
            )}
            {!one && forms.more && <Button kind="plain" block label={t('ui.next')} onTap={forms.more} />}
            {!one && <Button block id="new-form" label={t('intake.newForm')} onTap={() => setEditing('new')} />}
            {editing && (
              <FormSheet
                key={editing === 'new' ? 'new' : editing.linkId}
                form={editing === 'new' ? undefined : editing}
                onSaved={saved}
                onClose={() => setEditing(undefined)}
              />
            )}
          </View>
        );
      }}
    </Loaded>
  );
}

function All({ items, onOpen }: { items: readonly Form[]; onOpen: (linkId: string) => void }) {
  if (items.length === 0) return <EmptyState icon="edit" title={t('intake.noForms')} text={t('intake.noFormsHow')} />;
  return (
    <List>
      {items.map((form) => (
        <Row
          key={form.linkId}
          id={`form-${form.linkId}`}
          title={form.title}
          subtitle={[countWords(form), endWords(form)].filter(Boolean).join(' · ')}
          end={<Tag label={t(form.open ? 'intake.running' : 'intake.over')} tone={form.open ? 'good' : 'plain'} />}
          onTap={() => onOpen(form.linkId)}
        />
      ))}
    </List>
  );
}

const countWords = ({ created, merged }: Form): string =>
  t('intake.counts', { created: formatCount(created), merged: formatCount(merged) });
const endWords = ({ endsAt }: Form): string =>
  endsAt === undefined ? '' : t('intake.until', { day: dayName(new Date(Date.parse(endsAt) - 1)) });

function OneForm({ form, onEdit, onBack }: { form: Form; onEdit: () => void; onBack: () => void }) {
  return (
    <>
      <List>
        <Row id="all-forms" title={form.title} subtitle={t('intake.allForms')} onTap={onBack} />
        <Row
          title={countWords(form)}
          subtitle={[form.stores.map(({ name }) => name).join(t('models.comma')), endWords(form)].filter(Boolean).join(' · ')}
          end={<Button small kind="plain" id="edit-form" label={t('intake.edit')} onTap={onEdit} />}
        />
      </List>
      {form.open && (
        <View className="intake-form">
          <LinkCard
            id="form"
            title={t('intake.formLink')}
            how={t('intake.formLinkHow')}
            path={`${enterPage}?scene=${form.linkId}`}
            cardTitle={form.title}
          />
        </View>
      )}
      <EntryList linkId={form.linkId} />
    </>
  );
}
