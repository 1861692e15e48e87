import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useMe } from '@/api/session';
import { BookVisit } from '@/intake/components/book-visit';
import { StoreList } from '@/intake/components/store-list';
import { t } from '@/locales/t';
import { Screen } from '@/ui/screen';

/** 预约到店: a customer chooses store and time; a guide, who comes from a lead, the time in their own store. */
export default function BookPage() {
  const params = useRouter().params;
  const me = useMe();
  const [storeId, setStoreId] = useState(params.storeId ?? me?.storeId);
  return (
    <Screen title={t('intake.book')}>
      {storeId === undefined ? (
        <StoreList onChosen={setStoreId} />
      ) : (
        <BookVisit
          key={storeId}
          storeId={storeId}
          leadId={params.leadId}
          onOther={me?.storeId === undefined ? () => setStoreId(undefined) : undefined}
        />
      )}
    </Screen>
  );
}
