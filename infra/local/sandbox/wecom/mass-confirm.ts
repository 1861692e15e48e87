import { Refused } from '../core/exchange.ts';
import { dayOf, daysInMonth, monthOf, type World } from '../core/world.ts';
import type { Addressee, MassTask, Wecom } from './records.ts';

/**
 * The member taps 「发送」. A customer or group receives at most as many mass messages a month as the month has days, and one a day
 * from the same member; who is no longer a friend gets nothing.
 */
export function confirmMass(world: World, msgid: string, userid: string): MassTask {
  const { wecom } = world.state;
  const task = wecom.massTasks[msgid];
  const part = task?.members.find((m) => m.userid === userid);
  if (!task || !part) throw new Refused('NOT_FOUND', 'no such task for this member', 404);
  if (task.cancelled) throw new Refused('CANCELLED', 'the task was cancelled', 409);
  if (part.confirmed) throw new Refused('CONFIRMED', 'already sent', 409);
  const now = world.nowMs();
  part.confirmed = true;
  part.confirmedAtMs = now;
  for (const addressee of part.addressees) deliver(wecom, task, userid, addressee, now);
  return task;
}

function deliver(wecom: Wecom, task: MassTask, userid: string, addressee: Addressee, now: number): void {
  const follow = wecom.contacts[addressee.to]?.follows[userid];
  if (task.chatType === 'single' && !follow) {
    addressee.status = 2;
    return;
  }
  const month = `${addressee.to}/${monthOf(now)}`;
  const pairDay = `${userid}/${addressee.to}/${dayOf(now)}`;
  if ((wecom.received[month] ?? 0) >= daysInMonth(now) || wecom.received[pairDay]) {
    addressee.status = 3;
    return;
  }
  wecom.received[month] = (wecom.received[month] ?? 0) + 1;
  wecom.received[pairDay] = 1;
  addressee.status = 1;
  addressee.sentAtMs = now;
}
