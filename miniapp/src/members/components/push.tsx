import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import type { ReplyOf, RequestOf } from '@/api/routes';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { Money } from '@/ui/money';
import { notify } from '@/ui/notice';
import { SearchBox } from '@/ui/search-box';
import { Sheet } from '@/ui/sheet';

export type What = 'coupon' | 'product' | 'text';
type Send = (what: Omit<RequestOf<'POST /wecom/messages'>['body'], 'memberId' | 'externalUserId'>) => void;

/** Two taps to a coupon or product in the customer's chat; the guide confirms it in WeCom, which shows the words. */
export function Push({ memberId, first }: { memberId: string; first?: What | undefined }) {
  const [what, setWhat] = useState(first);
  const push = useAction(async (body: Parameters<Send>[0]) => {
    await call('POST /wecom/messages', { body: { ...body, memberId } });
    notify(t('wecom.queued'));
    setWhat(undefined);
  });
  const send: Send = (body) => void push.run(body);
  const open = (wanted: What): void => {
    push.forget();
    setWhat(wanted);
  };
  return (
    <List title={t('wecom.send')}>
      <View className="members-push">
        <Button small id="push-coupon" label={t('wecom.sendCoupon')} onTap={() => open('coupon')} />
        <Button small kind="plain" id="push-product" label={t('wecom.sendProduct')} onTap={() => open('product')} />
        <Button small kind="plain" id="push-text" label={t('wecom.sendText')} onTap={() => open('text')} />
      </View>
      <Sheet open={what !== undefined} title={t('wecom.send')} onClose={() => setWhat(undefined)}>
        <ProblemLine problem={push.problem} />
        {what === 'coupon' && <CouponChoice onSend={send} />}
        {what === 'product' && <ProductChoice onSend={send} />}
        {what === 'text' && <Words onSend={send} busy={push.busy} />}
      </Sheet>
    </List>
  );
}

type Template = ReplyOf<'GET /coupons/templates'>['items'][number];
const isOfferable = ({ state, issueOn }: Template): boolean => state === 'OPEN' && (issueOn.kind === 'hand' || issueOn.kind === 'claim');

function CouponChoice({ onSend }: { onSend: Send }) {
  const templates = useLoad(() => call('GET /coupons/templates', { query: {} }), []);
  return (
    <Loaded of={templates}>
      {({ items }) => {
        const open = items.filter(isOfferable);
        if (open.length === 0) return <EmptyState icon="coupon" title={t('wecom.couponsEmpty')} text={t('wecom.couponsEmptyHow')} />;
        return (
          <List>
            {open.map(({ templateId, name, text }) => (
              <Row
                key={templateId}
                id={`push-${templateId}`}
                title={name}
                subtitle={text}
                onTap={() => onSend({ kind: 'coupon', templateId })}
              />
            ))}
          </List>
        );
      }}
    </Loaded>
  );
}

function ProductChoice({ onSend }: { onSend: Send }) {
  const [words, setWords] = useState('');
  const found = useLoad(async () => (words === '' ? { items: [] } : call('GET /catalogue/skus', { query: { q: words } })), [words]);
  return (
    <>
      <SearchBox id="push-search" placeholder={t('wecom.findProduct')} onSearch={setWords} />
      <Loaded of={found}>
        {({ items }) =>
          items.length === 0 && words !== '' ? (
            <EmptyState icon="search" title={t('wecom.productNone')} />
          ) : (
            <List>
              {items.map(({ skuId, name, spec, listFen }) => (
                <Row
                  key={skuId}
                  id={`push-${skuId}`}
                  title={name}
                  subtitle={spec}
                  end={listFen !== undefined && <Money fen={listFen} size="small" />}
                  onTap={() => onSend({ kind: 'product', skuId })}
                />
              ))}
            </List>
          )
        }
      </Loaded>
    </>
  );
}

function Words({ onSend, busy }: { onSend: Send; busy: boolean }) {
  const [text, setText] = useState('');
  const said = text.trim();
  return (
    <>
      <Field id="push-words" multiline label={t('wecom.words')} value={text} maxLength={500} onChange={setText} />
      <Button
        block
        id="push-send"
        label={t('wecom.send')}
        disabled={said === ''}
        busy={busy}
        onTap={() => onSend({ kind: 'text', text: said })}
      />
    </>
  );
}
