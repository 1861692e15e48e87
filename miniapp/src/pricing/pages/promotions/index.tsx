import { useState } from 'react';
import { t } from '@/locales/t';
import { PromotionDetail } from '@/pricing/components/promotion-detail';
import { type Chosen, PromotionList } from '@/pricing/components/promotion-list';
import { promotionFormPage, promotionPage } from '@/pricing/pages';
import { Button } from '@/ui/button';
import { Screen } from '@/ui/screen';
import { Split } from '@/ui/split';
import { go } from '@/wx/navigate';
import { useWide } from '@/wx/window';

/** 促销活动, for head office and dealers' administrators: by state, with the chosen one beside the list on a wide window. */
export default function PromotionsPage() {
  const wide = useWide();
  const [chosen, setChosen] = useState<Chosen>();
  const [turn, setTurn] = useState(0);
  const open = (one: Chosen): void => {
    if (wide) setChosen(one);
    else go(promotionPage, { promotionId: one.promotionId, ...(one.draft ? { draft: '1' } : {}) });
  };
  const create = (): void => go(promotionFormPage);
  const gone = (): void => {
    setChosen(undefined);
    setTurn((n) => n + 1);
  };
  return (
    <Screen
      title={t('pricing.title')}
      width="wide"
      footer={<Button block id="create-promotion" label={t('pricing.create')} onTap={create} />}
    >
      <Split
        list={<PromotionList key={turn} chosen={chosen?.promotionId} onOpen={open} onCreate={create} />}
        chosen={chosen?.promotionId}
        detail={(promotionId) => (
          <PromotionDetail key={promotionId} promotionId={promotionId} draft={chosen?.draft ?? false} onGone={gone} />
        )}
        placeholder={t('pricing.choose')}
      />
    </Screen>
  );
}
