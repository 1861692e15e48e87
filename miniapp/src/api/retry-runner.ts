import { send } from '@/api/call';
import { isLost, ProblemError } from '@/api/problem';
import { due, nextLookMs, type Unanswered } from '@/api/retry-queue';
import { useSession } from '@/api/session';
import { hurryUnanswered, postponeUnanswered, settleLate, useUnanswered } from '@/api/unanswered';
import { onNetwork } from '@/wx/network';

let timer: ReturnType<typeof setTimeout> | undefined;
let running = false;

/** Starts with the app: asks what an earlier run left unanswered, then again whenever the network or the session comes back. */
export function startRetries(): void {
  hurryUnanswered();
  onNetwork((online) => {
    if (online) hurryUnanswered();
  });
  useSession.subscribe((now, before) => {
    if (now.me?.token !== before.me?.token) plan();
  });
  useUnanswered.subscribe(plan);
  plan();
}

function plan(): void {
  if (timer !== undefined) clearTimeout(timer);
  timer = undefined;
  const owner = useSession.getState().me?.ownerId;
  if (owner === undefined || running) return;
  const at = nextLookMs(useUnanswered.getState().queue, owner);
  if (at !== undefined) timer = setTimeout(run, Math.max(0, at - Date.now()));
}

async function run(): Promise<void> {
  const owner = useSession.getState().me?.ownerId;
  if (owner === undefined || running) return;
  running = true;
  try {
    for (const unanswered of due(useUnanswered.getState().queue, owner, Date.now())) await askAgain(unanswered);
  } finally {
    running = false;
    plan();
  }
}

async function askAgain({ key, route, request }: Unanswered): Promise<void> {
  try {
    settleLate(key, { reply: await send(route, request, key) });
  } catch (problem) {
    if (!(problem instanceof ProblemError)) throw problem;
    // A session that ended is not an answer: the write waits until its owner has signed in again.
    if (isLost(problem) || problem.status === 401 || problem.status === 429) postponeUnanswered(key);
    else settleLate(key, { problem });
  }
}
