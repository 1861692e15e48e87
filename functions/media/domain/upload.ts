import { Refusal } from '#kernel/refusal';

export const contentTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const;
export type ContentType = (typeof contentTypes)[number];
export type UploadKind = 'drawing' | 'picture';

const endings = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp', 'application/pdf': 'pdf' } satisfies Record<
  ContentType,
  string
>;

/** A phone's photo, as WeChat compresses it, has one or two megabytes; a picture of a choice is shown small. */
const MOST_BYTES = { drawing: 8 * 1024 * 1024, picture: 512 * 1024 } satisfies Record<UploadKind, number>;

export type Asked = { kind: UploadKind; contentType: ContentType; bytes: number };
export type Upload = { key: string; maxBytes: number };

/** Where the file will lie, and how large it may be. Refuses UPLOAD_TYPE, UPLOAD_TOO_LARGE {most} (in MB). */
export function uploadOf({ kind, contentType, bytes }: Asked, dealerId: string, mediaId: string): Upload {
  if (kind === 'picture' && contentType === 'application/pdf') throw new Refusal('UPLOAD_TYPE');
  const maxBytes = MOST_BYTES[kind];
  if (bytes > maxBytes) throw new Refusal('UPLOAD_TOO_LARGE', { most: maxBytes / 1024 / 1024 });
  const folder = kind === 'drawing' ? `drawings/${dealerId}` : 'pictures';
  return { key: `${folder}/${mediaId}.${endings[contentType]}`, maxBytes };
}

/** Whether a drawing is the dealer's own: others' keys are not found. */
export const drawingOf = (key: string, dealerId: string): boolean => key.startsWith(`drawings/${dealerId}/`);
