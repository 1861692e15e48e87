import type { AuditEntry } from '#platform/audit';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import type { Announcement } from '#platform/facts';
import { onceMore } from '#platform/once-more';
import { getOrRefuse } from '#platform/table';
import { replace, type Write } from '#platform/writes';
import type { Member } from '../domain/member.ts';
import { memberRef, memberRow } from '../store.ts';

type Edit<R> = { after: Member; reply: R; writes?: readonly Write[]; facts?: readonly Announcement[]; audit?: readonly AuditEntry[] };

/** Reads a member, changes them, saves; read again if points moved or somebody else edited in between. */
export function editMember<R>(ctx: Ctx, memberId: string, edit: (before: Member) => Edit<R>): Promise<R> {
  return onceMore(async () => {
    const before = await getOrRefuse(memberRef(memberId));
    const { after, reply, writes = [], facts = [], audit = [] } = edit(before);
    return commit(ctx, { writes: [replace(memberRow(after), before.rev), ...writes], facts, audit, reply });
  });
}
