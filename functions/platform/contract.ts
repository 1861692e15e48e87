import type * as z from 'zod';

/** The twelve kinds of caller that the policy table knows. Staff principals are roles a person holds in an organisation. */
export const principals = [
  'anonymous',
  'guest',
  'member',
  'guide',
  'manager',
  'dealerAdmin',
  'dealerFinance',
  'hq',
  'technician',
  'partner',
  'wecomCallback',
  'wechatPayCallback',
] as const;
export type Principal = (typeof principals)[number];

export const staffRoles = ['guide', 'manager', 'dealerAdmin', 'dealerFinance', 'hq', 'technician', 'partner'] as const;
export type StaffRole = (typeof staffRoles)[number];

/** Who may call a route, and how far it reaches: own rows, the session's store, its dealer, or the whole group. */
export type Policy = { allow: readonly Principal[]; reach: 'none' | 'own' | 'store' | 'dealer' | 'group' };

/** What a refused caller reads: `{name}` is filled from the refusal's facts. Each sentence says what happened and what to do. */
export type RefusalText = { status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 426 | 429; zh: string; en: string };
export type RefusalTexts = Readonly<Record<string, RefusalText>>;

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export type Route = {
  summary: string;
  policy: Policy;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** Callbacks of outside systems sign their exact bytes: the handler gets the text, not JSON. */
  rawBody?: true;
  reply: z.ZodType;
  status?: 200 | 201 | 204;
  /** Writing routes need an Idempotency-Key unless they say why not ('login': one-use codes; 'callback': own numbers). */
  keyless?: 'login' | 'callback' | 'read';
  refusals?: readonly string[];
};

export type Contract = Readonly<Record<`${Method} /${string}`, Route>>;

/** Declares a context's routes; refusal codes are checked against the context's own list and the platform's. */
export const routes = <const T extends Contract>(contract: T): T => contract;

export const platformRefusals = {
  BAD_REQUEST: {
    status: 400,
    zh: '提交的内容有误（{field}），请改正后重试',
    en: 'The request is not valid ({field}); correct it and try again',
  },
  KEY_MISSING: {
    status: 400,
    zh: '缺少操作编号，请升级到最新版本后重试',
    en: 'The Idempotency-Key header is missing; update the app and try again',
  },
  KEY_REUSED: {
    status: 409,
    zh: '这个操作编号已用于另一次提交，请返回后重新操作',
    en: 'This Idempotency-Key was used with another request; go back and start again',
  },
  UNAUTHENTICATED: { status: 401, zh: '登录已失效，请重新登录', en: 'Please sign in again' },
  FORBIDDEN: { status: 403, zh: '你的角色不能做这个操作，请联系店长', en: 'Your role may not do this; ask your manager' },
  NOT_FOUND: { status: 404, zh: '没有找到，或不在你的权限范围内', en: 'Not found, or outside your scope' },
  CHANGED: { status: 409, zh: '内容刚被别人更新，请刷新后再试', en: 'Someone has just changed this; refresh and try again' },
  BODY_TOO_LARGE: { status: 413, zh: '提交的内容太大，请分批提交', en: 'The request is too large; send it in parts' },
  TOO_MANY: { status: 429, zh: '操作太频繁，请稍等几秒再试', en: 'Too many requests; wait a few seconds' },
  CLIENT_TOO_OLD: { status: 426, zh: '版本过旧，请更新后继续', en: 'Please update the app to continue' },
} as const satisfies RefusalTexts;
