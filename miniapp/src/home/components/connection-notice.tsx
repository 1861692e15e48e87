import { useSession } from '@/api/session';
import { useUnanswered } from '@/api/unanswered';
import { OfflineBar } from '@/ui/offline-bar';
import { useOnline } from '@/wx/network';

/** Above every page: whether the network is there and how many of the person's writes still wait for their answer. */
export function ConnectionNotice() {
  const online = useOnline();
  const owner = useSession((state) => state.me?.ownerId ?? '');
  // A write counts as waiting once its own call has given up; the ones just under way show on their buttons.
  const waiting = useUnanswered((state) => state.queue.filter((u) => u.owner === owner && u.attempts > 0).length);
  return <OfflineBar online={online} waiting={waiting} />;
}
