import { split } from '#catalogue/domain/import-cells';
import type { ImportRow } from '#catalogue/import-file';
import { inParallel } from '#infra/demo/in-parallel';
import { mobile as mobileShape } from '#platform/shapes';
import type { Bad, Report, Send } from './send.ts';

export async function importMembers(rows: readonly ImportRow[], send: Send): Promise<Report> {
  if (rows.some(({ cells }) => cells.level !== undefined || cells.points !== undefined))
    console.log('会员等级、积分两列没有导入：等级由累计消费决定，积分由总部逐个更正');
  const bad: Bad[] = [];
  let created = 0;
  let known = 0;
  await inParallel(rows, 4, async ({ line, cells }) => {
    const mobile = (cells.mobile ?? '').replace(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '');
    if (!mobileShape.safeParse(mobile).success)
      return bad.push({ line, field: '手机号', message: `「${cells.mobile ?? ''}」不是大陆手机号` });
    const { status, body } = await send('POST', '/members', { mobile, ...(cells.name ? { name: cells.name } : {}) });
    if (status >= 300) return bad.push({ line, message: body.message });
    if (body.created) created += 1;
    else known += 1;
    const add = split(cells.tags ?? '').slice(0, 10);
    if (add.length === 0) return;
    const tagged = await send('POST', `/members/${body.member.memberId}/tags`, { add });
    if (tagged.status >= 300) bad.push({ line, field: '标签', message: tagged.body.message });
  });
  return { bad, done: `完成：新开通会员 ${created}，原来就是会员 ${known}` };
}
