import { Text } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import { useLoad } from '@/api/use-load';
import type { CampaignForm, Kind } from '@/campaigns/campaign-form';
import { t } from '@/locales/t';
import { Chip, Chips } from '@/ui/chip';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { SearchBox } from '@/ui/search-box';

const kinds = [
  ['coupon', 'campaigns.coupon'],
  ['product', 'campaigns.product'],
  ['text', 'campaigns.words'],
] as const;

type Part = { form: CampaignForm; set: (more: Partial<CampaignForm>) => void };

/** What the customers get: a coupon to claim, a product to look at, or words alone. */
export function OfferField({ form, set }: Part) {
  const choose = (kind: Kind): void => set({ kind, offer: undefined });
  return (
    <>
      <Text className="campaigns-title">{t('campaigns.what')}</Text>
      <Chips>
        {kinds.map(([kind, word]) => (
          <Chip key={kind} id={`what-${kind}`} on={form.kind === kind} label={t(word)} onTap={() => choose(kind)} />
        ))}
      </Chips>
      {form.kind === 'coupon' && <Coupons form={form} set={set} />}
      {form.kind === 'product' && <Products form={form} set={set} />}
    </>
  );
}

function Coupons({ form, set }: Part) {
  const templates = useLoad(() => call('GET /coupons/templates', { query: {} }), []);
  return (
    <Loaded of={templates}>
      {({ items }) => {
        const open = items.filter(({ state, issueOn }) => state === 'OPEN' && (issueOn.kind === 'hand' || issueOn.kind === 'claim'));
        if (open.length === 0) return <Text className="campaigns-muted">{t('campaigns.couponNone')}</Text>;
        return (
          <List title={t('campaigns.chooseCoupon')}>
            {open.map(({ templateId, name, text }) => (
              <Row
                key={templateId}
                id={`coupon-${name}`}
                chosen={form.offer?.id === templateId}
                title={name}
                subtitle={text}
                onTap={() => set({ offer: { id: templateId, name } })}
              />
            ))}
          </List>
        );
      }}
    </Loaded>
  );
}

function Products({ form, set }: Part) {
  const [words, setWords] = useState('');
  const found = useLoad(async () => (words === '' ? { items: [] } : call('GET /catalogue/skus', { query: { q: words } })), [words]);
  return (
    <>
      <SearchBox id="campaign-search" placeholder={t('campaigns.findProduct')} onSearch={setWords} />
      {form.offer && <Text>{form.offer.name}</Text>}
      <Loaded of={found}>
        {({ items }) =>
          items.length === 0 ? (
            words !== '' && <Text className="campaigns-muted">{t('campaigns.productNone')}</Text>
          ) : (
            <List title={t('campaigns.chooseProduct')}>
              {items.map(({ skuId, name, spec }) => (
                <Row
                  key={skuId}
                  id={`product-${skuId}`}
                  chosen={form.offer?.id === skuId}
                  title={name}
                  subtitle={spec}
                  onTap={() => set({ offer: { id: skuId, name } })}
                />
              ))}
            </List>
          )
        }
      </Loaded>
    </>
  );
}
