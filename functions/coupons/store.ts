import type { Page } from '#kernel/page';
import { tableName } from '#platform/env';
import { group, type Scope } from '#platform/scope';
import { due } from '#platform/sweep';
import { type Key, query, type Ref, type Row } from '#platform/table';
import type { Write } from '#platform/writes';
import type { Coupon } from './domain/coupon.ts';
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
  const { state, slipId } = row as unknown as Coupon;
  const { slipId: _, ...kept } = row.coupon as Coupon;
  return { ...kept, state, ...(slipId === undefined ? {} : { slipId }), rev: row.rev ?? 1 };
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
    ...due(EXPIRY, coupon.couponId, coupon.expiresAt),
    v: 1,
    rev,
  };
}

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

export const typedCodeRef = (scope: Scope, typedCode: string): Ref<{ couponId: string; scope: Scope }> => ({
  key: { pk: `${scope}#COUPONCODE#${typedCode}`, sk: 'CODE' },
  read: (row) => ({ couponId: String(row.couponId), scope }),
});

export const typedCodeRow = ({ scope, typedCode, couponId }: Coupon): Row => ({ ...typedCodeRef(scope, typedCode).key, couponId, v: 1 });

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

/** Adds one to `issued` if it stays within `max`; no read, so that no two issues can both take the last one. */
export function countWithin(key: Key, max: number, code: string, facts: Record<string, string | number>): Write {
  return {
    key,
    item: {
      Update: {
        TableName: tableName(),
        Key: key,
        UpdateExpression: 'ADD #issued :one',
        ConditionExpression: 'attribute_not_exists(#issued) OR #issued < :max',
        ExpressionAttributeNames: { '#issued': 'issued' },
        ExpressionAttributeValues: { ':one': 1, ':max': max },
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
