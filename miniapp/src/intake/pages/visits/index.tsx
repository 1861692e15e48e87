import { StoreVisits } from '@/intake/components/store-visits';
import { t } from '@/locales/t';
import { Screen } from '@/ui/screen';

/** 到店预约, for the staff of a store. */
export default function VisitsPage() {
  return (
    <Screen title={t('intake.visits')}>
      <StoreVisits />
    </Screen>
  );
}
