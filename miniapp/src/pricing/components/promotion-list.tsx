import { useState } from 'react';
import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { useMe } from '@/api/session';
import { useLoad } from '@/api/use-load';
import { usePages } from '@/api/use-pages';
import { useReloadOnShow } from '@/api/use-reload-on-show';
import { t } from '@/locales/t';
import { sayGives, sayPeriod } from '@/pricing/say';
import { Button } from '@/ui/button';
import { Tag } from '@/ui/chip';
import { EmptyState } from '@/ui/empty-state';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { Tabs } from '@/ui/tabs';

export type ShownPromotion = ReplyOf<'GET /pricing/promotions'>['items'][number];
export type ShownDraft = ReplyOf<'GET /pricing/drafts'>['items'][number];

/** What the list has chosen: one that was published, or a draft. */
export type Chosen = { promotionId: string; draft: boolean };

type View = 'live' | 'soon' | 'drafts' | 'past';
type Props = { chosen: string | undefined; onOpen: (chosen: Chosen) => void; onCreate: () => void };

/** Promotions by state. Head office sees its own; a dealer's administrator also those that head office runs in its stores. */
export function PromotionList({ chosen, onOpen, onCreate }: Props) {
  const [view, setView] = useState<View>('live');
  const published = useLoad(() => call('GET /pricing/promotions', {}), []);
  const drafts = useLoad(() => call('GET /pricing/drafts', {}), []);
  useReloadOnShow(published);
  useReloadOnShow(drafts);
  const items = published.data?.items ?? [];
  const live = items.filter(({ state }) => state === 'RUNNING');
  const soon = items.filter(({ state }) => state === 'SCHEDULED');
  const tabs = [
    { id: 'live', label: t('pricing.tabLive'), count: live.length },
    { id: 'soon', label: t('pricing.tabSoon'), count: soon.length },
    { id: 'drafts', label: t('pricing.tabDrafts'), count: drafts.data?.items.length ?? 0 },
    { id: 'past', label: t('pricing.tabPast') },
  ] as const;
  const rows = { chosen, onOpen, onCreate };
  return (
    <>
      <Tabs items={tabs} value={view} onChange={setView} />
      {view === 'live' && <Loaded of={published}>{() => <Rows items={live} empty={t('pricing.emptyLive')} {...rows} />}</Loaded>}
      {view === 'soon' && <Loaded of={published}>{() => <Rows items={soon} empty={t('pricing.emptySoon')} {...rows} />}</Loaded>}
      {view === 'drafts' && <Loaded of={drafts}>{(all) => <Drafts items={all.items} {...rows} />}</Loaded>}
      {view === 'past' && <Past {...rows} />}
    </>
  );
}

function Past(rows: Props) {
  const past = usePages((cursor) => call('GET /pricing/promotions/past', { query: cursor === undefined ? {} : { cursor } }), []);
  return (
    <Loaded of={past}>
      {(items) => (
        <>
          <Rows items={items} empty={t('pricing.emptyPast')} {...rows} />
          {past.more && <Button kind="plain" block label={t('pricing.more')} onTap={past.more} />}
        </>
      )}
    </Loaded>
  );
}

function Rows({ items, empty, chosen, onOpen, onCreate }: Props & { items: readonly ShownPromotion[]; empty: string }) {
  if (items.length === 0) return <Nothing title={empty} onCreate={onCreate} />;
  return (
    <List>
      {items.map(({ promotionId, name, promotion, goodsNames, fundedBy, reach }) => (
        <Row
          key={promotionId}
          id={`promotion-${promotionId}`}
          chosen={chosen === promotionId}
          title={name}
          subtitle={`${sayGives(promotion, goodsNames)} · ${sayPeriod(promotion)}`}
          end={<Whose fundedBy={fundedBy} reach={reach} />}
          onTap={() => onOpen({ promotionId, draft: false })}
        />
      ))}
    </List>
  );
}

/** Who pays; a dealer also sees which ones are head office's. */
function Whose({ fundedBy, reach }: Pick<ShownPromotion, 'fundedBy' | 'reach'>) {
  const isHq = useMe()?.role === 'hq';
  if (!isHq)
    return <Tag label={t(reach === 'group' ? 'pricing.ofHq' : 'pricing.ofDealer')} tone={reach === 'group' ? 'accent' : 'plain'} />;
  return <Tag label={t(fundedBy === 'hq' ? 'pricing.byHq' : 'pricing.byDealer')} tone={fundedBy === 'hq' ? 'accent' : 'plain'} />;
}

function Drafts({ items, chosen, onOpen, onCreate }: Props & { items: readonly ShownDraft[] }) {
  if (items.length === 0) return <Nothing title={t('pricing.emptyDrafts')} onCreate={onCreate} />;
  return (
    <List>
      {items.map(({ promotionId, name, promotion, goodsNames }) => (
        <Row
          key={promotionId}
          id={`promotion-${promotionId}`}
          chosen={chosen === promotionId}
          title={name}
          subtitle={`${sayGives(promotion, goodsNames)} · ${sayPeriod(promotion)}`}
          onTap={() => onOpen({ promotionId, draft: true })}
        />
      ))}
    </List>
  );
}

const Nothing = ({ title, onCreate }: { title: string; onCreate: () => void }) => (
  <EmptyState icon="coupon" title={title} text={t('pricing.emptyHow')} action={{ label: t('pricing.create'), onTap: onCreate }} />
);
