import { publishRules } from '#commissions/writes';
import { headOffice, placed } from '#identity/domain/org';
import { createOrg, createPerson } from '#identity/writes';
import { instantOf } from '#kernel/instant';
import { commit } from '#platform/commit';
import { systemContext } from '#platform/context';
import { ports } from '#platform/ports';
import { scopeOfDealer } from '#platform/scope';
import { secretField } from '#platform/secrets';

const place = { region: '华东', brands: ['山岚', '星途'] };

/**
 * A company's first day: head office, a dealer with one store and a commission of 2 %, and one person, who signs in to head office
 * through WeCom as 'hq'. Everyone and everything else can come in through the routes.
 */
export async function foundCompany(): Promise<{ storeId: string }> {
  const { newId, nowMs } = ports();
  const now = instantOf(nowMs());
  const [hqId, dealerId, storeId] = [newId('org'), newId('org'), newId('org')];
  const hq = headOffice(hqId, { code: 'HQ', name: '总部' }, now);
  const grants = place.brands.map((brand) => ({ brand, region: place.region }));
  const dealer = placed(hq, { kind: 'dealer', code: 'SH', name: '沪上经销商', grants }, dealerId, now);
  const till = { legalEntity: '沪上商贸有限公司', merchantNo: '1900000109' };
  const store = placed(dealer, { kind: 'store', code: 'SH01', name: '徐汇旗舰店', ...place, ...till }, storeId, now);
  const assignment = { orgId: hqId, dealerId: hqId, role: 'hq', from: now } as const;
  const account = { system: 'wecom', corpId: await secretField('wecom', 'corpid'), userId: 'hq' } as const;
  const rule = { id: 'R2', version: 1, match: {}, base: 'NET', rateBps: 200 } as const;
  await commit(systemContext('test', 'founding'), {
    writes: [
      ...[hq, dealer, store].flatMap((org) => createOrg(org)),
      ...createPerson({ personId: newId('person'), name: '总部小林', assignments: [assignment] }, [account]),
      ...publishRules(scopeOfDealer(dealerId), { version: 1, rules: [rule] }),
    ],
    reply: null,
  });
  return { storeId };
}
