import { call } from '@/api/call';
import { useLoad } from '@/api/use-load';
import { t } from '@/locales/t';
import { levelWord } from '@/members/words';
import { Tag } from '@/ui/chip';
import { Row } from '@/ui/list';

/** How the customer is known here. */
export function MyName() {
  const mine = useLoad(() => call('GET /members/me'), []);
  const { name, mobileMasked, level } = mine.data?.member ?? {};
  return (
    <Row
      title={name ?? t('members.unnamed')}
      subtitle={mobileMasked}
      end={level === undefined ? undefined : <Tag tone="accent" label={levelWord(level)} />}
    />
  );
}
