import type { Page } from '#kernel/page';
import { tableName } from '#platform/env';
import { group, type Scope } from '#platform/scope';
import { due } from '#platform/sweep';
import { type Key, query, type Ref, type Row } from '#platform/table';
import type { Write } from '#platform/writes';
import type { Membership } from './domain/audience.ts';
import type { Coupon } from './domain/coupon.ts';
import type { Job } from './domain/job.ts';
import type { Template } from './domain/template.ts';
import type { Try } from './domain/tries.ts';

export const EXPIRY = 'coupon-expiry';

export const couponRef = (scope: Scope, couponId: string): Ref<Coupon> => ({
  key: { pk: `${scope}#COUPON#${couponId}`, sk: 'COUPON' },
  read: readCoupon,
});

/** A coupon lies under the scope that issued it: of these two, in the caller's reach, at most one is there. */
export const couponRefs = (scope: Scope, couponId: string): [Ref<Coupon>, Ref<Coupon>] => [
  couponRef(group, couponId),
  couponRef(scope, couponId),
];

export function readCoupon(row: Row): Coupon {
  const { state, slipId, reminded } = row as unknown as Coupon;
  const { slipId: _, ...kept } = row.coupon as Coupon;
  return { ...kept, state, ...(slipId === undefined ? {} : { slipId }), ...(reminded ? { reminded } : {}), rev: row.rev ?? 1 };
}

/** State and slip are attributes of their own, so that a slip's transaction can move them without reading the rest. */
export function couponRow({ rev, state, slipId, ...coupon }: Coupon): Row {
  return {
    ...couponRef(coupon.scope, coupon.couponId).key,
    coupon,
    state,
    ...(slipId === undefined ? {} : { slipId }),
    expiresAt: coupon.expiresAt,
    gsi1pk: `${coupon.scope}#COUPONSOF#${coupon.memberId}`,
    gsi1sk: coupon.couponId,
    // The member's own list crosses the scopes: all their coupons, whoever issued them.
    gsi2pk: `${group}#COUPONSOF#${coupon.memberId}`,
    gsi2sk: coupon.couponId,
    ...dueOf(coupon),
    v: 1,
    rev,
  };
}

/** Due twice: to remind its member, then at its end. */
export const dueOf = ({ couponId, expiresAt, remindAt, reminded }: Pick<Coupon, 'couponId' | 'expiresAt' | 'remindAt' | 'reminded'>) =>
  due(EXPIRY, couponId, reminded || remindAt === undefined ? expiresAt : remindAt);

/** Newest first. */
export const couponsOf = (scope: Scope, memberId: string, limit: number): Promise<Page<Coupon>> =>
  query({ index: 'gsi1', pk: `${scope}#COUPONSOF#${memberId}`, newestFirst: true, limit }, readCoupon);

export const allCouponsOf = (memberId: string, page: { cursor?: string | undefined; limit?: number | undefined }): Promise<Page<Coupon>> =>
  query(
    {
      index: 'gsi2',
      pk: `${group}#COUPONSOF#${memberId}`,
      newestFirst: true,
      cursor: page.cursor,
      ...(page.limit ? { limit: page.limit } : {}),
    },
    readCoupon,
  );

/** One of a member's own coupons, whichever scope issued it. */
export async function couponOf(memberId: string, couponId: string): Promise<Coupon | undefined> {
  const page = await query({ index: 'gsi2', pk: `${group}#COUPONSOF#${memberId}`, begins: couponId, limit: 1 }, readCoupon);
  return page.items[0];
}

/** What a typed code stands for. A code of a batch has no coupon until somebody claims it; whoever issued it, it lies in the group. */
export type CodePointer = { couponId?: string; scope: Scope; templateId?: string };

export const typedCodeRef = (scope: Scope, typedCode: string): Ref<CodePointer> => ({
  key: { pk: `${scope}#COUPONCODE#${typedCode}`, sk: 'CODE' },
  read: ({ couponId, templateId, scope: own }) => ({
    scope: (own as Scope | undefined) ?? scope,
    ...(couponId === undefined ? {} : { couponId: String(couponId) }),
    ...(templateId === undefined ? {} : { templateId: String(templateId) }),
  }),
});

export const typedCodeRow = ({ scope, typedCode, couponId }: Coupon): Row => ({ ...typedCodeRef(scope, typedCode).key, couponId, v: 1 });

export function batchCodeRow({ scope, templateId, jobId }: Job, typedCode: string): Row {
  const listed = { gsi1pk: codesOf(scope, jobId), gsi1sk: typedCode };
  return { ...typedCodeRef(group, typedCode).key, ...listed, scope, templateId, v: 1 };
}

const codesOf = (scope: Scope, jobId: string): string => `${scope}#COUPONCODES#${jobId}`;
const CODES_A_PAGE = 500;

export const batchCodes = (scope: Scope, jobId: string, cursor: string | undefined): Promise<Page<{ code: string; claimed: boolean }>> =>
  query({ index: 'gsi1', pk: codesOf(scope, jobId), limit: CODES_A_PAGE, cursor }, (row) => ({
    code: String(row.gsi1sk),
    claimed: row.couponId !== undefined,
  }));

export const jobRef = (scope: Scope, jobId: string): Ref<Job> => ({ key: { pk: `${scope}#COUPONJOB#${jobId}`, sk: 'JOB' }, read: readJob });

const readJob = (row: Row): Job => ({ ...(row.job as Omit<Job, 'rev'>), rev: row.rev ?? 1 });

export function jobRow({ rev, ...job }: Job): Row {
  const { scope, jobId, templateId } = job;
  return { ...jobRef(scope, jobId).key, job, gsi1pk: `${scope}#COUPONJOBS#${templateId}`, gsi1sk: jobId, v: 1, rev };
}

/** Of one template, the latest first. */
export const jobsOf = (scope: Scope, templateId: string): Promise<Page<Job>> =>
  query({ index: 'gsi1', pk: `${scope}#COUPONJOBS#${templateId}`, newestFirst: true, limit: 20 }, readJob);

// Audiences: members by tag and by level, in the group and with each dealer, made from facts. Counted beside.

const audiencePk = ({ scope, key }: Membership): string => `${scope}#COUPONAUDIENCE#${key}`;

export const audienceRow = (of: Membership, memberId: string): Row => ({ pk: audiencePk(of), sk: memberId });

export const audienceCountRef = (of: Membership): Ref<number> => ({
  key: { pk: `${of.scope}#COUPONAUDIENCES`, sk: of.key },
  read: (row) => Number(row.count ?? 0),
});

/** Members in order of their ids, those after `after`. */
export async function audienceAfter(of: Membership, after: string | undefined, limit: number): Promise<string[]> {
  const page = await query({ pk: audiencePk(of), limit, ...(after === undefined ? {} : { from: `${after}~` }) }, (row) => row.sk);
  return page.items;
}

/** The audiences that a member was put into. */
export const membershipsRef = (memberId: string): Ref<{ memberships: readonly Membership[]; rev: number }> => ({
  key: { pk: `${group}#COUPONAUDIENCESOF#${memberId}`, sk: 'AUDIENCES' },
  read: (row) => ({ memberships: row.memberships as Membership[], rev: row.rev ?? 1 }),
});

export const templateRef = (scope: Scope, templateId: string): Ref<Template> => ({
  key: { pk: `${scope}#COUPONTEMPLATE#${templateId}`, sk: 'TEMPLATE' },
  read: (row) => ({ ...(row.template as Omit<Template, 'rev'>), rev: row.rev ?? 1 }),
});

export const templateRefs = (scope: Scope, templateId: string): [Ref<Template>, Ref<Template>] => [
  templateRef(group, templateId),
  templateRef(scope, templateId),
];

export function templateRow({ rev, ...template }: Template): Row {
  const { scope, templateId, issueOn, state } = template;
  return {
    ...templateRef(scope, templateId).key,
    template,
    gsi1pk: `${scope}#COUPONTEMPLATES`,
    gsi1sk: templateId,
    ...(state === 'OPEN' && issueOn.kind !== 'hand' ? { gsi2pk: `${scope}#COUPONTEMPLATES#${issueOn.kind}`, gsi2sk: templateId } : {}),
    v: 1,
    rev,
  };
}

const readTemplate = (row: Row): Template => templateRef(group, '').read(row);

export const templatesOf = (scope: Scope, page: { cursor?: string | undefined; limit?: number | undefined }): Promise<Page<Template>> =>
  query(
    { index: 'gsi1', pk: `${scope}#COUPONTEMPLATES`, newestFirst: true, cursor: page.cursor, ...(page.limit ? { limit: page.limit } : {}) },
    readTemplate,
  );

/** Open templates that a purchase issues. */
export async function purchaseTemplates(scope: Scope): Promise<Template[]> {
  return (await query({ index: 'gsi2', pk: `${scope}#COUPONTEMPLATES#purchase`, limit: 50 }, readTemplate)).items;
}

/** How many coupons of a template were issued; beside the template, because every issue moves it. */
export const issuedRef = (scope: Scope, templateId: string): Ref<number> => ({
  key: { pk: templateRef(scope, templateId).key.pk, sk: 'ISSUED' },
  read: (row) => Number(row.issued ?? 0),
});

/** How many of them one member got. */
export const issuedToRef = (scope: Scope, templateId: string, memberId: string): Ref<number> => ({
  key: { pk: templateRef(scope, templateId).key.pk, sk: `ISSUED#${memberId}` },
  read: (row) => Number(row.issued ?? 0),
});

/** Adds to `issued` if it stays within `max`; no read, so that no two issues can both take the last one. `by` is at most `max`. */
export function countWithin(key: Key, max: number, code: string, facts: Record<string, string | number>, by = 1): Write {
  return {
    key,
    item: {
      Update: {
        TableName: tableName(),
        Key: key,
        UpdateExpression: 'ADD #issued :by',
        ConditionExpression: 'attribute_not_exists(#issued) OR #issued <= :most',
        ExpressionAttributeNames: { '#issued': 'issued' },
        ExpressionAttributeValues: { ':by': by, ':most': max - by },
      },
    },
    refusal: { code, facts },
  };
}

/** The wrong codes one person tried lately. */
export const triesRef = (scope: Scope, personId: string): Ref<{ tries: readonly Try[]; rev: number }> => ({
  key: { pk: `${scope}#COUPONTRIES#${personId}`, sk: 'TRIES' },
  read: (row) => ({ tries: row.tries as Try[], rev: row.rev ?? 1 }),
});

export const triesRow = (scope: Scope, personId: string, tries: readonly Try[], ttl: number): Row => ({
  ...triesRef(scope, personId).key,
  tries,
  ttl,
});
