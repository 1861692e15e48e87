import * as z from 'zod';

const memberShape = z.object({
  userid: z.string(),
  name: z.string(),
  departments: z.array(z.number()).default([1]),
  /** 1 active, 2 disabled, 4 never signed in, 5 left. */
  status: z.number().default(1),
  /** Customer contact is on. */
  contacts: z.boolean().default(true),
});

const followShape = z.object({
  userid: z.string(),
  remark: z.string().default(''),
  description: z.string().default(''),
  company: z.string().default(''),
  mobiles: z.array(z.string()).default([]),
  tagIds: z.array(z.string()).default([]),
  createdAtMs: z.number(),
  lastChatAtMs: z.number(),
  state: z.string().default(''),
  addWay: z.number().default(1),
});

const contactShape = z.object({
  externalUserid: z.string(),
  name: z.string(),
  unionid: z.string().optional(),
  type: z.number().default(1),
  follows: z.record(z.string(), followShape).default({}),
});

const tagGroupShape = z.object({
  id: z.string(),
  name: z.string(),
  order: z.number().default(0),
  createdAtMs: z.number(),
  tags: z.array(z.object({ id: z.string(), name: z.string(), order: z.number().default(0), createdAtMs: z.number() })),
});

const wayShape = z.object({
  configId: z.string(),
  type: z.number(),
  scene: z.number(),
  state: z.string(),
  remark: z.string(),
  skipVerify: z.boolean(),
  userids: z.array(z.string()),
  createdAtMs: z.number(),
});
const joinWayShape = z.object({
  configId: z.string(),
  scene: z.number(),
  chatIds: z.array(z.string()),
  remark: z.string(),
  state: z.string(),
});

const chatMemberShape = z.object({
  id: z.string(),
  type: z.number(),
  joinedAtMs: z.number(),
  joinScene: z.number(),
  state: z.string().default(''),
});
const chatShape = z.object({
  chatId: z.string(),
  name: z.string(),
  owner: z.string(),
  status: z.number().default(0),
  createdAtMs: z.number(),
  members: z.array(chatMemberShape).default([]),
  version: z.number().default(1),
});

/** Status of one addressee: 0 waiting, 1 sent, 2 not a friend, 3 quota reached. */
const addresseeShape = z.object({ to: z.string(), status: z.number(), sentAtMs: z.number().optional() });
const massTaskShape = z.object({
  msgid: z.string(),
  chatType: z.enum(['single', 'group']),
  content: z.unknown(),
  createdAtMs: z.number(),
  cancelled: z.boolean().default(false),
  remindedAtMs: z.array(z.number()).default([]),
  members: z.array(
    z.object({ userid: z.string(), confirmed: z.boolean(), confirmedAtMs: z.number().optional(), addressees: z.array(addresseeShape) }),
  ),
});

const transferShape = z.object({
  externalUserid: z.string(),
  from: z.string(),
  to: z.string(),
  left: z.boolean(),
  startedAtMs: z.number(),
  /** 1 done, 2 waiting, 3 refused, 4 receiver full. */
  status: z.number(),
  takenAtMs: z.number().optional(),
});

const momentShape = z.object({
  jobid: z.string(),
  momentId: z.string(),
  createdAtMs: z.number(),
  text: z.string(),
  cancelled: z.boolean().default(false),
  refused: z.array(z.string()),
  members: z.array(z.object({ userid: z.string(), published: z.boolean() })),
});

export const wecomShape = z.object({
  corpid: z.string(),
  callbackToken: z.string(),
  encodingAesKey: z.string(),
  callbackUrl: z.string().optional(),
  /** `contacts`: may call the customer-contact interfaces. `mini`: bound to the mini-program. */
  apps: z.array(
    z.object({ app: z.string(), agentid: z.number(), secret: z.string(), name: z.string(), contacts: z.boolean(), mini: z.boolean() }),
  ),
  tokens: z.record(z.string(), z.object({ app: z.string(), expiresAtMs: z.number() })).default({}),
  members: z.record(z.string(), memberShape).default({}),
  contacts: z.record(z.string(), contactShape).default({}),
  tagGroups: z.array(tagGroupShape).default([]),
  ways: z.record(z.string(), wayShape).default({}),
  joinWays: z.record(z.string(), joinWayShape).default({}),
  chats: z.record(z.string(), chatShape).default({}),
  massTasks: z.record(z.string(), massTaskShape).default({}),
  /** 'EXTERNAL/2026-11' to messages received; 'USERID/EXTERNAL/2026-11-22' to 1. */
  received: z.record(z.string(), z.number()).default({}),
  welcomeCodes: z
    .record(z.string(), z.object({ userid: z.string(), externalUserid: z.string(), expiresAtMs: z.number(), used: z.boolean() }))
    .default({}),
  welcomes: z.array(z.object({ atMs: z.number(), userid: z.string(), externalUserid: z.string(), content: z.unknown() })).default([]),
  signInCodes: z
    .record(
      z.string(),
      z.object({ way: z.enum(['web', 'mini']), who: z.string(), member: z.boolean(), expiresAtMs: z.number(), used: z.boolean() }),
    )
    .default({}),
  messages: z
    .array(z.object({ atMs: z.number(), msgid: z.string(), to: z.array(z.string()), content: z.unknown(), hash: z.string() }))
    .default([]),
  tickets: z.record(z.string(), z.object({ ticket: z.string(), expiresAtMs: z.number() })).default({}),
  transfers: z.array(transferShape).default([]),
  media: z.record(z.string(), z.object({ type: z.string(), bytes: z.number(), expiresAtMs: z.number() })).default({}),
  moments: z.record(z.string(), momentShape).default({}),
});

export type Wecom = z.output<typeof wecomShape>;
export type Member = z.output<typeof memberShape>;
export type Contact = z.output<typeof contactShape>;
export type Follow = z.output<typeof followShape>;
export type Chat = z.output<typeof chatShape>;
export type MassTask = z.output<typeof massTaskShape>;
export type Addressee = z.output<typeof addresseeShape>;
export type Transfer = z.output<typeof transferShape>;
export type App = Wecom['apps'][number];
