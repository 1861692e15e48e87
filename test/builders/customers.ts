import { createMember } from '#members/writes';
import { commit } from '#platform/commit';
import { systemContext } from '#platform/context';
import { sealMobile } from '#platform/personal';
import type { World } from '../world.ts';

/** A customer with a member's card, on their phone. */
export async function joined(world: World, name: string, mobile: string) {
  return world.inside(async () => {
    const ctx = systemContext('test', mobile);
    const memberId = ctx.newId('member');
    const writes = createMember({ memberId, name, via: 'wechat' }, await sealMobile(mobile), memberId, ctx.now);
    await commit(ctx, { writes, reply: null });
    return { memberId, mobile, token: await world.signIn({ kind: 'customer', memberId }) };
  });
}
