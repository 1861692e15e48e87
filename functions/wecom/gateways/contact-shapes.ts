import * as z from 'zod';
import { type Instant, instantOf } from '#kernel/instant';

/** A customer as WeCom knows them. unionid only if the corp is bound to the Open Platform account of the mini-program. */
export type Contact = {
  externalUserid: string;
  name: string;
  unionid?: string | undefined;
  avatarUrl?: string | undefined;
  isWechat: boolean;
};

/** What one member knows of a customer. */
export type Follow = {
  userid: string;
  remark: string;
  description: string;
  addedAt: Instant;
  tagIds: string[];
  mobiles: string[];
  /** The contact way's state: which store, poster or slip the customer came by. */
  state?: string | undefined;
  /** 1 QR code, 2 phone search, 3 card, 4 group, 202 given by an administrator. */
  addWay?: number | undefined;
};

export const personShape = z.object({
  external_userid: z.string().min(1),
  name: z.string().default(''),
  avatar: z.string().optional(),
  type: z.number().default(1),
  unionid: z.string().optional(),
});

const followBase = z.object({
  userid: z.string(),
  remark: z.string().default(''),
  description: z.string().default(''),
  createtime: z.number(),
  remark_mobiles: z.array(z.string()).default([]),
  add_way: z.number().optional(),
  state: z.string().optional(),
});

// The single call describes tags (type 1: corp tag, 2: the member's own), the batch call lists corp tag ids only.
export const followInDetail = followBase.extend({
  tags: z.array(z.object({ tag_id: z.string().optional(), type: z.number() })).default([]),
});
export const followInBatch = followBase.extend({ tag_id: z.array(z.string()).default([]) });

export const detailShape = z.object({
  external_contact: personShape,
  follow_user: z.array(followInDetail).default([]),
  next_cursor: z.string().optional(),
});

export function contactOf(person: z.output<typeof personShape>): Contact {
  const { external_userid: externalUserid, name, unionid, avatar: avatarUrl } = person;
  return { externalUserid, name, unionid, avatarUrl, isWechat: person.type === 1 };
}

export function followOf(follow: z.output<typeof followInDetail> | z.output<typeof followInBatch>): Follow {
  const tagIds = 'tags' in follow ? follow.tags.flatMap((t) => (t.type === 1 && t.tag_id ? [t.tag_id] : [])) : follow.tag_id;
  return {
    userid: follow.userid,
    remark: follow.remark,
    description: follow.description,
    addedAt: instantOf(follow.createtime * 1000),
    tagIds,
    mobiles: follow.remark_mobiles,
    state: follow.state === '' ? undefined : follow.state,
    addWay: follow.add_way,
  };
}
