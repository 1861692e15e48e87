import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { usePages } from '@/api/use-pages';
import { importPage } from '@/leads/pages';
import { moment } from '@/locales/moment';
import { type TextKey, t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Tag } from '@/ui/chip';
import { EmptyState } from '@/ui/empty-state';
import { formatCount } from '@/ui/format-count';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { go } from '@/wx/navigate';
import { SourceSheet } from './source-sheet';
import './leads.scss';

export type Source = ReplyOf<'GET /leads/sources'>['items'][number];
export type Layer = { dealerId?: string };

const platforms: Record<Source['platform'], TextKey> = {
  douyin: 'sources.douyin',
  xiaohongshu: 'sources.xiaohongshu',
  baidu: 'sources.baidu',
  form: 'sources.other',
};
export const platformWord = (platform: Source['platform']): string => t(platforms[platform]);

/** Where leads are pushed from, whether anything comes and is understood; each with its address, key and field map. */
export function SourceList({ layer }: { layer: Layer }) {
  const sources = usePages(
    (cursor) => call('GET /leads/sources', { query: { ...layer, ...(cursor === undefined ? {} : { cursor }) } }),
    [layer.dealerId],
  );
  const [editing, setEditing] = useState<Source | 'new'>();
  return (
    <View className="leads-body">
      <Loaded of={sources}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState icon="lead" title={t('sources.none')} text={t('sources.noneHow')} />
          ) : (
            <List>
              {items.map((source) => (
                <SourceRow key={source.sourceId} source={source} onTap={() => setEditing(source)} />
              ))}
            </List>
          )
        }
      </Loaded>
      {sources.more && <Button kind="plain" block label={t('leads.more')} onTap={sources.more} />}
      <Button block id="new-source" label={t('sources.add')} onTap={() => setEditing('new')} />
      <Button block kind="plain" id="import-leads" label={t('sources.importTitle')} onTap={() => go(importPage)} />
      {editing && (
        <SourceSheet
          key={editing === 'new' ? 'new' : editing.sourceId}
          layer={layer}
          source={editing === 'new' ? undefined : editing}
          onSaved={sources.reload}
          onClose={() => setEditing(undefined)}
        />
      )}
    </View>
  );
}

function SourceRow({ source, onTap }: { source: Source; onTap: () => void }) {
  const { sourceId, name, platform, active, received, lastAt, unreadAt } = source;
  const last =
    lastAt === undefined ? t('sources.nothingYet') : t('sources.lastCame', { count: formatCount(received), when: moment(lastAt) });
  const unread =
    unreadAt !== undefined && (lastAt === undefined || unreadAt > lastAt) ? t('sources.unread', { when: moment(unreadAt) }) : '';
  return (
    <Row
      id={`source-${sourceId}`}
      title={name}
      subtitle={[platformWord(platform), last, unread].filter(Boolean).join(' · ')}
      end={<Tag label={t(active ? 'sources.on' : 'sources.off')} tone={active ? 'good' : 'plain'} />}
      onTap={onTap}
    />
  );
}
