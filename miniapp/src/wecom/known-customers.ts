import { load, save } from '@/wx/storage';

const NAME = 'knownCustomers';
const KEPT = 50;

type Known = readonly (readonly [externalUserId: string, memberId: string])[];

const isKnown = (value: unknown): value is Known =>
  Array.isArray(value) && value.every((one) => Array.isArray(one) && one.length === 2 && one.every((text) => typeof text === 'string'));

/** Which member a customer of WeCom was the last time: their card opens at once. */
export const knownMember = (externalUserId: string): string | undefined => load(NAME, isKnown)?.find(([id]) => id === externalUserId)?.[1];

export function rememberMember(externalUserId: string, memberId: string | undefined): void {
  const others = (load(NAME, isKnown) ?? []).filter(([id]) => id !== externalUserId);
  save(NAME, memberId === undefined ? others : [[externalUserId, memberId], ...others].slice(0, KEPT));
}
