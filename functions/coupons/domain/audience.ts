import type { Audience } from './job.ts';
import { keyOf } from './job.ts';

type Known = { level: string; tags: readonly string[]; guide?: { dealerId: string } | undefined };

/** An audience of one scope: the group's, or that of the dealer whose guide looks after the member. */
export type Membership = { scope: 'G' | `D#${string}`; key: string };

/** The audiences that a member is in. */
export function membershipsOf({ level, tags, guide }: Known): Membership[] {
  const audiences: Audience[] = [{ kind: 'level', level }, ...tags.map((tag) => ({ kind: 'tag', tag }) as const)];
  const scopes: Membership['scope'][] = ['G', ...(guide ? ([`D#${guide.dealerId}`] as const) : [])];
  return scopes.flatMap((scope) => audiences.map((audience) => ({ scope, key: keyOf(audience) })));
}

const textOf = ({ scope, key }: Membership): string => `${scope} ${key}`;

export function moves(before: readonly Membership[], after: readonly Membership[]): { join: Membership[]; leave: Membership[] } {
  const [was, is] = [new Set(before.map(textOf)), new Set(after.map(textOf))];
  return { join: after.filter((one) => !was.has(textOf(one))), leave: before.filter((one) => !is.has(textOf(one))) };
}
