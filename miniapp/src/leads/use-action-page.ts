import { deskCustomer } from '@/api/desk-customer';
import type { ReplyOf } from '@/api/routes';
import { useMe } from '@/api/session';
import { bookPage, memberPage, sellPage } from '@/leads/pages';
import { t } from '@/locales/t';
import { notify } from '@/ui/notice';
import { go, goTab } from '@/wx/navigate';

type Lead = ReplyOf<'GET /leads/{leadId}'>;
type Action = Lead['buttons']['actions'][number]['action'];

/**
 * Opens what an action of the stage is done with, with the customer chosen. `noted`: the action itself is to be written down too, since nothing else
 * will; a booking, a quote and a slip tell of themselves once they are there.
 */
export function useActionPage({ lead }: Pick<Lead, 'lead'>): (action: Action) => { noted: boolean } {
  const me = useMe();
  const { leadId, memberId } = lead;
  const atDesk = me?.role === 'guide';
  return (action) => {
    switch (action) {
      case 'BOOK_VISIT':
        if (me?.storeId === undefined) return { noted: true };
        go(bookPage, { leadId });
        return { noted: false };
      case 'QUOTE':
      case 'OPEN_SLIP':
        if (!atDesk) return { noted: true };
        if (memberId === undefined) notify(t('leads.memberFirst'));
        else deskCustomer.setState({ memberId });
        goTab(sellPage);
        return { noted: false };
      case 'SEND_COUPON':
        if (!atDesk || memberId === undefined) return { noted: true };
        go(memberPage, { memberId, push: 'coupon' });
        return { noted: true };
      case 'SHARE_CASE':
      case 'MEASURE':
        return { noted: true };
      default:
        return action satisfies never;
    }
  };
}
