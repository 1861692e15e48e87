import { createHmac, timingSafeEqual } from 'node:crypto';
import { epochMs, type Instant } from '#kernel/instant';
import { secretField } from '#platform/secrets';

/** Long enough to fill in a form beside a conversation. */
const GOOD_SECONDS = 2 * 3_600;

/** Proves that the link was opened here a while ago, so that nobody posts to it blindly: '<seconds>.<signature>'. */
export async function ticketFor(linkId: string, now: Instant): Promise<string> {
  const seconds = String(Math.floor(epochMs(now) / 1000));
  return `${seconds}.${await signature(linkId, seconds)}`;
}

export async function isGood(ticket: string, linkId: string, now: Instant): Promise<boolean> {
  const [seconds = '', given = ''] = ticket.split('.');
  const age = epochMs(now) / 1000 - Number(seconds);
  if (!(age >= -60 && age <= GOOD_SECONDS)) return false;
  const [mine, theirs] = [Buffer.from(await signature(linkId, seconds)), Buffer.from(given)];
  return mine.length === theirs.length && timingSafeEqual(mine, theirs);
}

/** Under the deployment's own key, which never leaves it. */
async function signature(linkId: string, seconds: string): Promise<string> {
  const key = Buffer.from(await secretField('keys', 'phoneIndexKey'), 'base64');
  return createHmac('sha256', key).update(`intake-link:${linkId}:${seconds}`).digest('base64url');
}
