import { call } from '@/api/call';
import { ProblemError } from '@/api/problem';
import { useSession } from '@/api/session';
import { useUnanswered } from '@/api/unanswered';
import { signInPage } from '@/identity/pages';
import { t } from '@/locales/t';
import { confirm } from '@/ui/confirm';
import { notify } from '@/ui/notice';
import { restart } from '@/wx/navigate';

/** Refused while writes of this person still wait for their answer: signing out would strand them on the device. */
export async function signOut(): Promise<void> {
  const { me, signOut: forget } = useSession.getState();
  const waiting = useUnanswered.getState().queue.filter((u) => u.owner === me?.ownerId).length;
  if (waiting > 0) {
    notify(t('identity.signOutWaiting', { count: waiting }), { tone: 'danger' });
    return;
  }
  const sure = await confirm({ title: t('identity.signOutAsk'), action: t('identity.signOut'), danger: true });
  if (!sure) return;
  await endOnServer();
  forget();
  restart(signInPage);
}

/** Without a network the device forgets its token all the same; the server's row ends by its own time. */
async function endOnServer(): Promise<void> {
  try {
    await call('DELETE /identity/session');
  } catch (problem) {
    if (!(problem instanceof ProblemError)) throw problem;
  }
}
