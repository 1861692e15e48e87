import { Refusal } from '#kernel/refusal';
import type { Ctx } from '#platform/context';
import type { CustomerSession, Session } from '#platform/session';
import { load } from '#platform/table';
import { type NoteTemplate, noteTemplates } from '../gateways/note-templates.ts';
import { consentsRef } from '../store.ts';

export function customerOf(session: Session): CustomerSession {
  if (session.kind !== 'customer') throw new Refusal('FORBIDDEN');
  return session;
}

/** Each kind of message there is, with how many more of it this WeChat account allows. */
export async function consentsOf({ session }: Pick<Ctx, 'session'>): Promise<(Omit<NoteTemplate, 'fields'> & { left: number })[]> {
  const { appId, openId } = customerOf(session);
  const templates = await noteTemplates();
  const { counts } = await load({ counts: templates.map(({ templateId }) => consentsRef(appId, openId, templateId)) });
  return templates.map(({ kind, templateId }, i) => ({ kind, templateId, left: counts[i]?.left ?? 0 }));
}
