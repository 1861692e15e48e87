import { View } from '@tarojs/components';
import { call } from '@/api/call';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { useReloadOnShow } from '@/api/use-reload-on-show';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { List, Row } from '@/ui/list';
import { Money } from '@/ui/money';
import type { Configured } from './configure-sheet';
import { type Request, RequestTag } from './request-card';
import './configure.scss';

type Props = { onSell: (configured: Configured) => Promise<void> };

/** The guide's own requests that still matter; what was approved goes onto the slip in one tap. */
export function MyRequests({ onSell }: Props) {
  const mine = useLoad(() => call('GET /configurator/requests', { query: {} }), []);
  useReloadOnShow(mine);
  const items = (mine.data?.items ?? []).filter(({ state }) => state !== 'EXPIRED').slice(0, 5);
  if (items.length === 0) return null;
  return (
    <List title={t('configurator.myRequests')}>
      {items.map((one) => (
        <Mine key={one.approvalId} request={one} onSell={onSell} />
      ))}
    </List>
  );
}

function Mine({ request, onSell }: { request: Request } & Props) {
  const { approvalId, name, text, decisionNote, state, priceFen, configurationId } = request;
  const sell = useAction(async () => {
    const {
      choices: _,
      model: __,
      ...priced
    } = await call('GET /configurator/configurations/{configurationId}', {
      params: { configurationId },
    });
    await onSell(priced);
  });
  return (
    <>
      <Row
        id={`request-${approvalId}`}
        title={name}
        subtitle={[text, decisionNote].filter(Boolean).join(' · ')}
        end={
          <View className="configurator-end">
            <Money fen={priceFen} />
            <RequestTag state={state} />
          </View>
        }
      />
      {state === 'APPROVED' && (
        <View className="configurator-sell">
          <ProblemLine problem={sell.problem} />
          <Button block kind="plain" id={`sell-${approvalId}`} label={t('configurator.done')} busy={sell.busy} onTap={sell.run} />
        </View>
      )}
    </>
  );
}
