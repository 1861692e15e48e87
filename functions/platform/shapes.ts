import * as z from 'zod';
import { type IdKind, idPrefixes } from '#kernel/id';
import { MAX_FEN } from '#kernel/money';

/** Wire shapes that several contracts use. */
export const fen = z.int().min(0).max(MAX_FEN).meta({ description: 'amount in fen' });
/** An amount that may be owed the other way: clawbacks, differences. */
export const signedFen = z.int().min(-MAX_FEN).max(MAX_FEN).meta({ description: 'amount in fen, may be negative' });
/** What many amounts add up to: each has its limit, their sum only that of exact integers. */
export const fenSum = z.int().min(0).meta({ description: 'sum of amounts in fen' });
export const signedFenSum = z.int().meta({ description: 'sum of amounts in fen, may be negative' });
export const bps = z.int().min(0).max(10000).meta({ description: 'basis points, 10000 = 100 %' });
export const qty = z.int().min(1).max(999);
export const points = z.int().min(0).max(1_000_000_000);
export const instant = z.iso.datetime({ offset: true });
export const day = z.iso.date();
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
/** Mainland mobile number. */
export const mobile = z.string().regex(/^1[3-9]\d{9}$/);
/** Text a person typed: trimmed, no control characters. */
export const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}]*$/u);

/** An id of one kind; its pattern also stands in the OpenAPI document. */
export const id = (kind: IdKind) => z.string().regex(new RegExp(`^${idPrefixes[kind]}_[0-9A-HJKMNP-TV-Z]{26}$`));

export const cursor = z.string().max(2000);
export const limit = z.coerce.number().int().min(1).max(50);
export const listQuery = { cursor: cursor.optional(), limit: limit.optional() };
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), cursor: z.string().optional() });
