import type { Handler } from '#platform/http';
import { group } from '#platform/scope';
import type { membersContract } from '../contract.ts';
import { retagged } from '../domain/tags.ts';
import { editMember } from '../steps/edit.ts';

export const tagMember: Handler<(typeof membersContract)['POST /members/{memberId}/tags']> = ({ params: { memberId }, body }, ctx) =>
  editMember(ctx, memberId, (before) => {
    const tags = retagged(before.tags, body);
    const added = tags.filter((tag) => !before.tags.includes(tag));
    const removed = before.tags.filter((tag) => !tags.includes(tag));
    return {
      after: { ...before, tags },
      facts: [{ type: 'members.tags-changed', scope: group, data: { memberId, added, removed } }],
      reply: { tags },
    };
  });
