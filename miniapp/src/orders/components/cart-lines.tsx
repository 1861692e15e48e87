import { Text, View } from '@tarojs/components';
import { t } from '@/locales/t';
import type { CartLine } from '@/orders/cart';
import { withoutLine, withoutSerial, withQty } from '@/orders/cart';
import { useCart, useCartStore } from '@/orders/use-cart';
import type { Quote } from '@/orders/use-quote';
import { Chip, Chips, Tag } from '@/ui/chip';
import { Icon } from '@/ui/icon';
import { List } from '@/ui/list';
import { Money } from '@/ui/money';
import { notify } from '@/ui/notice';
import { Stepper } from '@/ui/stepper';
import { Tap } from '@/ui/tap';
import { LineExtras, useExtras } from './line-extras';

/** The goods in the order they were added, with what each costs now; gifts and kit parts that the price engine made come after. */
export function CartLines({ quote }: { quote: Quote | undefined }) {
  const { cart } = useCart();
  const extras = useExtras();
  const goods = cart.lines.filter(({ covers }) => covers === undefined);
  const gifts = quote?.lines.filter((line) => line.gift) ?? [];
  return (
    <List title={t('orders.goods', { count: goods.reduce((sum, line) => sum + line.qty, 0) })}>
      {goods.map((line) => (
        <Line key={line.lineKey} line={line} quote={quote} extras={extras} />
      ))}
      {gifts.map((line) => (
        <View key={line.lineKey} className="orders-line">
          <View className="orders-line-head">
            <Text className="orders-line-name ui-two-lines">{line.name}</Text>
            <Tag label={t('orders.gift')} tone="accent" />
          </View>
          <View className="orders-line-foot">
            <Text className="orders-line-spec">{t('orders.pieces', { count: line.qty })}</Text>
            <Money fen={0} />
          </View>
        </View>
      ))}
    </List>
  );
}

type LineProps = { line: CartLine; quote: Quote | undefined; extras: ReturnType<typeof useExtras> };

function Line({ line, quote, extras }: LineProps) {
  const { change } = useCart();
  const store = useCartStore();
  const parts = quote?.lines.filter((one) => one.lineKey === line.lineKey || one.lineKey.startsWith(`${line.lineKey}~`)) ?? [];
  const sum = (of: (part: Quote['lines'][number]) => number): number => parts.reduce((total, part) => total + of(part), 0);
  const available = parts[0]?.available;
  const drop = (): void => {
    const before = store.getState().cart;
    change((cart) => withoutLine(cart, line.lineKey));
    notify(t('orders.lineRemoved', { name: line.name }), { undo: { label: t('orders.undo'), run: () => change(() => before) } });
  };
  return (
    <View className="orders-line">
      <View className="orders-line-head">
        <View className="orders-line-text">
          <Text className="orders-line-name ui-two-lines">{line.name}</Text>
          <Text className="orders-line-spec ui-two-lines">{line.configurationText ?? line.spec}</Text>
        </View>
        <Tap className="orders-line-drop" label={t('orders.remove', { name: line.name })} onTap={drop}>
          <Icon name="close" size={18} />
        </Tap>
      </View>
      {line.kitName !== undefined && (
        <KitTag
          name={line.kitName}
          whole={parts.length === 0 || parts.some((part) => part.kit && `kit~${part.kit.madeId}` in part.alloc)}
        />
      )}
      {line.serialised && <Serials line={line} />}
      <View className="orders-line-foot">
        <Stepper value={line.qty} label={line.name} onChange={(qty) => change((cart) => withQty(cart, line.lineKey, qty))} />
        {parts.length > 0 && <Prices listFen={sum((part) => part.listFen)} netFen={sum((part) => part.netFen)} />}
      </View>
      {available !== undefined && available < line.qty && (
        <Text className="orders-line-short">{t('orders.onlyLeft', { count: available })}</Text>
      )}
      <LineExtras line={line} cat={parts[0]?.cat} quote={quote} offered={extras} />
    </View>
  );
}

/** Whether the kit's price holds: a part that was taken out makes the others goods like any other. */
function KitTag({ name, whole }: { name: string; whole: boolean }) {
  return (
    <Chips>
      <Tag tone={whole ? 'accent' : 'warn'} label={whole ? name : t('orders.kitBroken', { name })} />
    </Chips>
  );
}

function Serials({ line }: { line: CartLine }) {
  const { change } = useCart();
  const missing = line.qty - line.serials.length;
  return (
    <View className="orders-line-serials">
      <Chips>
        {line.serials.map((serial) => (
          <Chip key={serial} on label={`${serial} ×`} onTap={() => change((cart) => withoutSerial(cart, line.lineKey, serial))} />
        ))}
      </Chips>
      {missing > 0 && <Tag tone="warn" label={t('orders.serialsMissing', { count: missing })} />}
    </View>
  );
}

function Prices({ listFen, netFen }: { listFen: number; netFen: number }) {
  return (
    <View className="orders-prices">
      {listFen !== netFen && <Money fen={listFen} size="small" former />}
      <Money fen={netFen} />
    </View>
  );
}
