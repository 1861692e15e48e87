import { deskCustomer } from '@/api/desk-customer';
import { ProblemError } from '@/api/problem';
import { t } from '@/locales/t';
import { memberOf } from '@/orders/add-code';
import { withMember } from '@/orders/cart';
import { deskCart } from '@/orders/use-cart';
import { notify } from '@/ui/notice';

/** Runs once with the app: whoever is handed to the sell desk is the customer of the cart at hand; what lies in it stays. */
export function connectDesk(): void {
  deskCustomer.subscribe(({ memberId }) => {
    if (memberId !== undefined) void choose(memberId);
  });
}

async function choose(memberId: string): Promise<void> {
  deskCustomer.setState({}, true);
  if (deskCart.getState().cart.member?.memberId === memberId) return;
  try {
    const member = await memberOf(memberId);
    deskCart.getState().change((cart) => withMember(cart, member));
    notify(t('home.deskFor', { name: member.name ?? member.mobileMasked }));
  } catch (problem) {
    if (!(problem instanceof ProblemError)) throw problem;
    notify(problem.message, { tone: 'danger' });
  }
}
