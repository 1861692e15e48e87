import * as z from 'zod';
import { principals, staffRoles } from '#platform/contract';
import { id, instant, text } from '#platform/shapes';
import { noteKinds } from './domain/note.ts';

/** A WeChat or WeCom code: one use, five minutes. */
export const loginCode = z.string().regex(/^[\w-]{1,512}$/);
export const orgId = id('org');
export const role = z.enum(staffRoles);
const brand = text(40);
const region = text(40);
export const orgCode = z.string().regex(/^[\w-]{1,32}$/);

/** One role in one place; the words are what a person picks from. */
export const assignment = z.object({ orgId: z.string(), role, orgName: z.string(), from: instant, until: instant.optional() });

/** Who is signed in, as pages show it. Staff fields are absent for customers, memberId for staff and guests. */
export const signedIn = z.object({
  kind: z.enum(['staff', 'customer']),
  principal: z.enum(principals),
  role: role.optional(),
  personId: z.string().optional(),
  memberId: z.string().optional(),
  name: z.string().optional(),
  orgId: z.string().optional(),
  orgName: z.string().optional(),
  storeId: z.string().optional(),
  storeName: z.string().optional(),
  dealerId: z.string().optional(),
  dealerName: z.string().optional(),
  /** Without a visit the session ends here … */
  expiresAt: instant,
  /** … and here whatever happens. */
  endsAt: instant,
});

/** The token is shown this once; the server keeps its hash only. */
export const signInReply = z.object({ token: z.string(), session: signedIn, assignments: z.array(assignment) });

const orgBase = { parentId: orgId, code: orgCode, name: text(60), validFrom: instant.optional(), validUntil: instant.optional() };
const grant = z.strictObject({ brand, region, from: instant.optional(), until: instant.optional() });

export const orgBody = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('dealer'), ...orgBase, grants: z.array(grant).min(1).max(50) }),
  z.strictObject({
    kind: z.literal('store'),
    ...orgBase,
    address: text(120).optional(),
    region,
    brands: z.array(brand).min(1).max(20),
    legalEntity: text(80),
    merchantNo: z.string().regex(/^\d{8,12}$/),
  }),
  z.strictObject({ kind: z.literal('counter'), ...orgBase, brands: z.array(brand).min(1).max(20) }),
]);

export const assignmentBody = z.strictObject({ orgId, role, from: instant.optional(), until: instant.optional() });

export const store = z.object({
  storeId: z.string(),
  dealerId: z.string(),
  code: z.string(),
  name: z.string(),
  address: z.string().optional(),
  region: z.string(),
  brands: z.array(z.string()),
});
export const dealer = z.object({ dealerId: z.string(), parentId: z.string(), code: z.string(), name: z.string() });
export const colleague = z.object({ personId: z.string(), name: z.string(), role });
export const person = z.object({
  personId: z.string(),
  name: z.string(),
  staffNo: z.string().optional(),
  assignments: z.array(assignment),
});

/** Each accepted request lets WeChat pass on one message of the template. */
export const subscriptions = z.object({
  items: z.array(z.object({ kind: z.enum(noteKinds), templateId: z.string(), left: z.number().int() })),
});
