import { Refusal } from '#kernel/refusal';
import type { Handler } from '#platform/http';
import type { mediaContract } from '../contract.ts';
import { uploadOf } from '../domain/upload.ts';
import { signedUpload } from '../gateways/object-store.ts';

/** Nothing is written: the key is new, and who never uploads leaves nothing behind. */
export const askUpload: Handler<(typeof mediaContract)['POST /media/uploads']> = async ({ body }, { session, newId, now }) => {
  if (session.kind !== 'staff') throw new Refusal('FORBIDDEN');
  if (body.kind === 'picture' && session.role !== 'hq') throw new Refusal('UPLOAD_NOT_YOURS');
  const { key, maxBytes } = uploadOf(body, session.dealerId, newId('media'));
  return { key, maxBytes, ...signedUpload({ key, maxBytes, contentType: body.contentType }, now) };
};
