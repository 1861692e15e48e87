import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { useLoad } from '@/api/use-load';
import { t } from '@/locales/t';
import { type CartLine, extrasOf, withExtra, withoutLine } from '@/orders/cart';
import { useCart } from '@/orders/use-cart';
import type { Quote } from '@/orders/use-quote';
import { Button } from '@/ui/button';
import { Tag } from '@/ui/chip';
import { Icon } from '@/ui/icon';
import { List, Row } from '@/ui/list';
import { Money } from '@/ui/money';
import { Sheet } from '@/ui/sheet';
import { Tap } from '@/ui/tap';

type Extra = ReplyOf<'GET /catalogue/services'>['items'][number];

/** What is sold beside goods; nothing while the phone has no network to ask. */
export const useExtras = (): readonly Extra[] => useLoad(() => call('GET /catalogue/services', {}), []).data?.items ?? [];

export const kindWord = (kind: 'INSURANCE' | 'INSTALLATION'): string =>
  t(kind === 'INSURANCE' ? 'orders.extraInsurance' : 'orders.extraInstallation');

type Props = { line: CartLine; cat: string | undefined; quote: Quote | undefined; offered: readonly Extra[] };

/** Insurance and installation of one line of goods: what was chosen, and the way to choose; nothing for goods without any. */
export function LineExtras({ line, cat, quote, offered }: Props) {
  const { cart, change } = useCart();
  const [open, setOpen] = useState(false);
  const chosen = extrasOf(cart, line.lineKey);
  const fitting = offered.filter(({ service }) => cat !== undefined && service?.cats.includes(cat));
  if (chosen.length === 0 && fitting.length === 0) return null;
  return (
    <View className="orders-extras">
      {chosen.map((extra) => (
        <View key={extra.lineKey} className="orders-extra">
          <Text className="orders-extra-name ui-two-lines">
            {[extra.name, extra.qty > 1 ? `×${extra.qty}` : ''].filter(Boolean).join(' ')}
          </Text>
          <Price of={quote?.lines.find(({ lineKey }) => lineKey === extra.lineKey)} />
          <Tap
            className="orders-line-drop"
            label={t('orders.remove', { name: extra.name })}
            onTap={() => change((before) => withoutLine(before, extra.lineKey))}
          >
            <Icon name="close" size={18} />
          </Tap>
        </View>
      ))}
      {fitting.length > 0 && (
        <Button id={`extras-${line.lineKey}`} kind="quiet" small label={t('orders.addExtra')} onTap={() => setOpen(true)} />
      )}
      {open && <ExtrasSheet line={line} fitting={fitting} onClose={() => setOpen(false)} />}
    </View>
  );
}

/** Nothing while it is not known. */
function Price({ of }: { of: Quote['lines'][number] | undefined }) {
  if (!of) return null;
  return (
    <>
      {of.listFen !== of.netFen && <Money fen={of.listFen} size="small" former />}
      <Money fen={of.netFen} />
    </>
  );
}

/** One tap adds a service, another takes it away again. */
function ExtrasSheet({ line, fitting, onClose }: { line: CartLine; fitting: readonly Extra[]; onClose: () => void }) {
  const { cart, change } = useCart();
  const chosen = extrasOf(cart, line.lineKey);
  return (
    <Sheet
      open
      title={t('orders.extrasFor', { name: line.name })}
      onClose={onClose}
      footer={<Button block id="extras-done" label={t('orders.extrasDone')} onTap={onClose} />}
    >
      <List>
        {fitting.map((extra) => (
          <Row
            key={extra.skuId}
            id={`extra-${extra.code}`}
            chosen={chosen.some(({ skuId }) => skuId === extra.skuId)}
            title={extra.name}
            subtitle={[extra.service && kindWord(extra.service.kind), extra.spec].filter(Boolean).join(' · ')}
            end={
              <View className="orders-choice">
                {chosen.some(({ skuId }) => skuId === extra.skuId) && <Tag tone="good" label={t('orders.extraChosen')} />}
                {extra.listFen !== undefined && <Money fen={extra.listFen} />}
              </View>
            }
            onTap={() => change((before) => withExtra(before, line.lineKey, extra))}
          />
        ))}
      </List>
    </Sheet>
  );
}
