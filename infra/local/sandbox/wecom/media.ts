import { type Call, headerOf, Refused } from '../core/exchange.ts';
import { DAY_MS } from '../core/quota.ts';
import { letters } from '../core/random.ts';
import { secondsOf, type World } from '../core/world.ts';

const MB = 1024 * 1024;
const limits: Record<string, number> = { image: 10 * MB, voice: 2 * MB, video: 10 * MB, file: 20 * MB };

/** POST /cgi-bin/media/upload: multipart field `media`; good for 3 days. */
export async function mediaUpload(world: World, call: Call): Promise<object> {
  const type = call.query.get('type') ?? '';
  const most = limits[type];
  if (most === undefined) throw new Refused(40004, 'invalid media type');
  const file = await fileOf(call);
  if (!file || file.length <= 5) throw new Refused(44001, 'empty media data');
  if (file.length > most) throw new Refused(45001, 'media size out of limit');
  if (type === 'image' && !isPicture(file)) throw new Refused(40123, 'invalid image');
  const media_id = letters(64);
  const now = world.nowMs();
  world.state.wecom.media[media_id] = { type, bytes: file.length, expiresAtMs: now + 3 * DAY_MS };
  return { type, media_id, created_at: String(secondsOf(now)) };
}

async function fileOf(call: Call): Promise<Uint8Array | undefined> {
  try {
    const form = await new Response(new Uint8Array(call.body), { headers: { 'content-type': headerOf(call, 'content-type') } }).formData();
    const media = form.get('media');
    return media instanceof Blob ? new Uint8Array(await media.arrayBuffer()) : undefined;
  } catch {
    return undefined;
  }
}

const isPicture = (file: Uint8Array): boolean => (file[0] === 0x89 && file[1] === 0x50) || (file[0] === 0xff && file[1] === 0xd8);
