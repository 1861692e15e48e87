import * as z from 'zod';

export { drawingOf } from './domain/upload.ts';
export { pictureUrl, signedLink } from './gateways/object-store.ts';

const ULID = '[0-9A-HJKMNP-TV-Z]{26}';

/** Keys as this context makes them; nothing else may be stored as one. */
export const drawingKey = z.string().regex(new RegExp(`^drawings/og_${ULID}/mi_${ULID}\\.(jpg|png|webp|pdf)$`));
export const pictureKey = z.string().regex(new RegExp(`^pictures/mi_${ULID}\\.(jpg|png|webp)$`));
