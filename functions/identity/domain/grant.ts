import type { Instant } from '#kernel/instant';
import { isOpenAt, type Period } from './period.ts';

/** The right to sell a brand in a region for a time. '*' stands for every brand or every region. */
export type Grant = Period & { brand: string; region: string };

export function missingGrant(grants: readonly Grant[], brand: string, region: string, at: Instant): boolean {
  return !grants.some((grant) => covers(grant.brand, brand) && covers(grant.region, region) && isOpenAt(grant, at));
}

/** Only '*' itself covers '*': a right to one region is no right to all. */
const covers = (granted: string, asked: string): boolean => granted === '*' || granted === asked;
