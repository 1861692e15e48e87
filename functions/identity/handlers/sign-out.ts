import { commit } from '#platform/commit';
import type { Handler } from '#platform/http';
import { onceMore } from '#platform/once-more';
import { get } from '#platform/table';
import { replace } from '#platform/writes';
import type { identityContract } from '../contract.ts';
import { signedOff } from '../domain/access.ts';
import { bearerHash } from '../steps/token.ts';
import { accessRef, accessRow } from '../store.ts';
import { endSession } from '../writes.ts';

export const signOut: Handler<(typeof identityContract)['DELETE /identity/session']> = ({ headers }, ctx) =>
  onceMore(async () => {
    const hash = bearerHash(headers);
    const access = ctx.session.kind === 'staff' ? await get(accessRef(ctx.session.personId)) : undefined;
    const listed = access ? [replace(accessRow(signedOff(access, hash)), access.rev)] : [];
    return commit(ctx, { writes: [endSession(hash), ...listed], reply: { signedOut: true } as const });
  });
