import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { useLoad } from '@/api/use-load';
import { useReloadOnShow } from '@/api/use-reload-on-show';
import { t } from '@/locales/t';
import { EmptyState } from '@/ui/empty-state';
import { formatMoney } from '@/ui/format-money';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { StatTile, StatTiles } from '@/ui/stat-tile';

type Line = ReplyOf<'GET /wecom/funnel'>['items'][number];
type Figure = 'sent' | 'opened' | 'claimed' | 'redeemed' | 'slips' | 'netFen' | 'commissionFen';

/** This month from the sending to the sale; a manager also sees it guide by guide, with the margin. */
export function Funnel() {
  const funnel = useLoad(() => call('GET /wecom/funnel', { query: {} }), []);
  useReloadOnShow(funnel);
  return (
    <Loaded of={funnel}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState icon="board" title={t('wecom.funnelEmpty')} text={t('wecom.funnelEmptyHow')} />
        ) : (
          <Steps items={items} />
        )
      }
    </Loaded>
  );
}

function Steps({ items }: { items: readonly Line[] }) {
  const sum = (figure: Figure): number => items.reduce((total, line) => total + line[figure], 0);
  const margins = items.flatMap(({ marginFen }) => (marginFen === undefined ? [] : [marginFen]));
  const margin = margins.reduce((total, fen) => total + fen, 0);
  return (
    <>
      <StatTiles>
        <StatTile label={t('wecom.stepSent')} value={sum('sent')} />
        <StatTile label={t('wecom.stepOpened')} value={sum('opened')} />
        <StatTile label={t('wecom.stepClaimed')} value={sum('claimed')} />
        <StatTile label={t('wecom.stepRedeemed')} value={sum('redeemed')} />
      </StatTiles>
      <StatTiles>
        <StatTile label={t('wecom.sales')} fen={sum('netFen')} note={t('wecom.slips', { count: sum('slips') })} />
        {margins.length === 0 ? (
          <StatTile label={t('wecom.commission')} fen={sum('commissionFen')} />
        ) : (
          <StatTile label={t('wecom.margin')} fen={margin} />
        )}
      </StatTiles>
      {margins.length > 0 && (
        <List title={t('wecom.perGuide')}>
          {items.map(({ personId, storeId, name, sent, opened, claimed, redeemed, netFen }) => (
            <Row
              key={`${storeId}${personId}`}
              title={name}
              subtitle={t('wecom.guideLine', { sent, opened, claimed, redeemed })}
              end={formatMoney(netFen)}
            />
          ))}
        </List>
      )}
    </>
  );
}
