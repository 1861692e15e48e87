import { call } from '@/api/call';
import { ProblemError } from '@/api/problem';
import { useSession } from '@/api/session';
import { signInPage, startPage } from '@/identity/pages';
import { sessionFrom } from '@/identity/session-from';
import { hasWechatCode } from '@/wx/login';
import { currentAddress, currentPage, restart, restartAt } from '@/wx/navigate';
import { load, save } from '@/wx/storage';

/** Survives the visit to WeCom's page, which a browser leaves the app for. */
const STORED = 'after-sign-in';
const isText = (value: unknown): value is string => typeof value === 'string';

/** Runs once with the app: wherever a session turns out to be missing or ended, the sign-in page comes and leads back. */
export function watchSession(): void {
  useSession.subscribe((now, before) => {
    if (now.refusals > before.refusals) goSignIn();
  });
}

/** Nobody is signed in, or the mini-program hands over someone who may be another person. */
export const mustSignIn = (): boolean => useSession.getState().me === undefined || hasWechatCode();

export function goSignIn(): void {
  if (currentPage() === signInPage) return;
  save(STORED, currentAddress());
  restart(signInPage);
}

/** To where the person was going, once. */
export function goOn(): void {
  const address = load(STORED, isText);
  save(STORED, undefined);
  restartAt(address === undefined || address === '' ? startPage : address);
}

/** At every start: the kept session is prolonged and the person's roles are read again. */
export async function prolong(): Promise<void> {
  const { me } = useSession.getState();
  if (!me) return;
  try {
    const reply = await call('GET /identity/session');
    // Meanwhile the person may have changed the role or left.
    if (useSession.getState().me?.token === me.token) useSession.getState().signIn(sessionFrom(me.token, reply));
  } catch (problem) {
    // Without a network the app opens with what it knows; a session that ended has already led to the sign-in page.
    if (!(problem instanceof ProblemError)) throw problem;
  }
}
