import { secret } from '#platform/secrets';
import { type NoteKind, noteKinds } from '../domain/note.ts';

export type NoteTemplate = { kind: NoteKind; templateId: string; fields: readonly string[] };

/** Our texts in their order; WeChat numbers a template's fields as its owner picked them, so a deployment may name others. */
const usualFields: Record<NoteKind, string> = {
  slipPaid: 'character_string1,amount2,thing3,time4',
  couponArrived: 'thing1,thing2,time3',
  couponExpiring: 'thing1,thing2,time3',
  visitNear: 'thing1,time2,thing3',
};

/** The templates that this deployment has; a kind without one is neither asked for nor sent. */
export async function noteTemplates(): Promise<NoteTemplate[]> {
  const fields = await secret('wechat');
  return noteKinds.flatMap((kind) => {
    const templateId = fields[`templates.${kind}`];
    const named = fields[`templates.${kind}.fields`] ?? usualFields[kind];
    return templateId ? [{ kind, templateId, fields: named.split(',') }] : [];
  });
}
