import { View } from '@tarojs/components';
import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { useMe } from '@/api/session';
import { usePages } from '@/api/use-pages';
import { useReloadOnShow } from '@/api/use-reload-on-show';
import { leadPage } from '@/intake/pages';
import { moment } from '@/locales/moment';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Tag } from '@/ui/chip';
import { EmptyState } from '@/ui/empty-state';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { go } from '@/wx/navigate';

type Entry = ReplyOf<'GET /intake/links/{linkId}/entries'>['items'][number];

/** Who came by a link: new, or somebody's already, and whose since when. */
export function EntryList({ linkId }: { linkId: string }) {
  const me = useMe();
  const entries = usePages(
    (cursor) => call('GET /intake/links/{linkId}/entries', { params: { linkId }, query: cursor === undefined ? {} : { cursor } }),
    [linkId],
  );
  useReloadOnShow(entries);
  const open = ({ leadId, dealerId }: Entry) => go(leadPage, { leadId, ...(dealerId === me?.dealerId ? {} : { dealerId }) });
  return (
    <Loaded of={entries}>
      {(items) =>
        items.length === 0 ? (
          <EmptyState icon="people" title={t('intake.noEntries')} />
        ) : (
          <View className="intake-body">
            <List title={t('intake.entries')}>
              {items.map((entry) => (
                <Row
                  key={entry.entryId}
                  id={`entry-${entry.entryId}`}
                  title={`${entry.customerName} ${entry.mobileMasked}`}
                  subtitle={[moment(entry.at), entry.storeName, whoseWords(entry)].join(' · ')}
                  end={<Tag label={t(entry.merged ? 'intake.known' : 'intake.new')} tone={entry.merged ? 'plain' : 'good'} />}
                  onTap={
                    me?.storeId !== undefined && entry.guideName !== undefined && entry.guideName !== me.name
                      ? undefined
                      : () => open(entry)
                  }
                />
              ))}
            </List>
            {entries.more && <Button kind="plain" block label={t('ui.next')} onTap={entries.more} />}
          </View>
        )
      }
    </Loaded>
  );
}

const whoseWords = ({ guideName, since }: Entry): string =>
  guideName === undefined || since === undefined ? t('intake.nobodys') : t('intake.ofSince', { name: guideName, since: moment(since) });
