import { View } from '@tarojs/components';
import { type KitForm, priceOf, rateOf, roundings } from '@/configurator/kit-form';
import { t } from '@/locales/t';
import { Chip, Chips } from '@/ui/chip';
import { Field } from '@/ui/field';
import { List } from '@/ui/list';
import { Segmented } from '@/ui/tabs';

type Props = { form: KitForm; onChange: (more: Partial<KitForm>) => void };

/** A rate of what the parts cost, rounded down, or a price of its own. */
export function KitPriceFields({ form: { by, rate, price, roundTo }, onChange }: Props) {
  const ways = [
    { id: 'RATE', label: t('kits.byRate') },
    { id: 'PRICE', label: t('kits.fixed') },
  ] as const;
  return (
    <List title={t('kits.price')}>
      <View className="editor-card">
        <Segmented items={ways} value={by} onChange={(way) => onChange({ by: way })} />
        {by === 'RATE' ? (
          <>
            <Field
              id="kit-rate"
              type="digit"
              label={t('kits.rate')}
              value={rate}
              maxLength={6}
              problem={rateOf(rate) === undefined ? t('kits.rateBad') : undefined}
              onChange={(text) => onChange({ rate: text })}
            />
            <View className="editor-muted">{t('kits.roundTo')}</View>
            <Chips>
              {roundings.map((one) => (
                <Chip
                  key={one}
                  id={`round-${one}`}
                  label={t(`kits.round${one}`)}
                  on={roundTo === one}
                  onTap={() => onChange({ roundTo: one })}
                />
              ))}
            </Chips>
          </>
        ) : (
          <Field
            id="kit-price"
            type="digit"
            label={t('kits.amount')}
            value={price}
            maxLength={12}
            problem={price !== '' && priceOf(price) === undefined ? t('kits.amountBad') : undefined}
            onChange={(text) => onChange({ price: text })}
          />
        )}
      </View>
    </List>
  );
}
