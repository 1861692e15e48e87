import * as z from 'zod';
import { mapOutcome, type Outcome } from '#identity/gateways/outcome';
import { type Instant, instantOf } from '#kernel/instant';
import { askWecom, type WecomApp } from './wecom.ts';

/** A media id is good for 3 days. Images: JPG or PNG up to 10 MB, files up to 20 MB, both over 5 bytes. */
export async function uploadMedia(
  app: WecomApp,
  kind: 'image' | 'file',
  file: { name: string; bytes: Uint8Array; contentType: string },
): Promise<Outcome<{ mediaId: string; goodUntil: Instant }>> {
  const form = new FormData();
  // A copy over a plain ArrayBuffer: Blob does not take views of shared memory.
  form.append('media', new Blob([new Uint8Array(file.bytes)], { type: file.contentType }), file.name);
  const shape = z.object({ media_id: z.string().min(1), created_at: z.coerce.number() });
  const answer = await askWecom(app, { method: 'POST', path: '/cgi-bin/media/upload', query: { type: kind }, form }, shape);
  return mapOutcome(answer, (a) => ({ mediaId: a.media_id, goodUntil: instantOf((a.created_at + 3 * 86_400) * 1000) }));
}
