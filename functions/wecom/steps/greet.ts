import type { Ctx } from '#platform/context';
import { log } from '#platform/log';
import { welcomeText } from '../domain/wording.ts';
import { sendWelcome } from '../gateways/mass-messages.ts';
import { contactsApp } from './apps.ts';
import type { FollowEvent } from './follow-event.ts';
import { greetingStore, personBehind } from './staff.ts';

/**
 * The guide's first words to a new customer, within WeCom's 20 seconds. The code works once, so a repeated event greets nobody twice;
 * what comes too late is left: the guide will write.
 */
export async function greet(ctx: Ctx, event: FollowEvent): Promise<void> {
  if (event.kind !== 'contact-added' || event.welcomeCode === undefined) return;
  const person = await personBehind(event.userid);
  if (!person) return;
  const store = await greetingStore(person, event.state, ctx.now);
  const answer = await sendWelcome(await contactsApp(), event.welcomeCode, { text: welcomeText(person.name, store) });
  if (!answer.ok) log('info', 'customer not greeted', { requestId: ctx.requestId, code: String(answer.failure.code) });
}
