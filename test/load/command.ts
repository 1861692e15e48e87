import { buyersRush, couponGrab, openLoad, type Rush, scanRaces } from './rushes.ts';

/** npm run load: the rushes of a busy day over HTTP on this machine, with figures; the exit code says whether every count was exact. */
const SIZES = { buyers: 1000, units: 100, claims: 10_000, coupons: 1000, races: 2000 };

const load = await openLoad();
const wrong: string[] = [];
function tell({ name, answers, requests, seconds, medianMs, p95Ms, roundTrips, transactions }: Rush): void {
  console.log(
    JSON.stringify({
      name,
      requests,
      seconds,
      perSecond: Math.round(requests / seconds),
      medianMs,
      p95Ms,
      roundTrips,
      transactions,
      answers,
    }),
  );
}
function mustBe(what: string, is: unknown, should: unknown): void {
  if (is !== should) wrong.push(`${what}: ${String(is)}, not ${String(should)}`);
}

try {
  const bought = await buyersRush(load, SIZES);
  tell(bought.told);
  mustBe('slips', bought.slips, SIZES.units);
  mustBe('units left', bought.available, 0);
  mustBe('buyers with a slip', bought.told.answers.done, SIZES.units);
  const grabbed = await couponGrab(load, SIZES);
  tell(grabbed.told);
  mustBe('coupons issued', grabbed.issued, SIZES.coupons);
  mustBe('customers with a coupon', grabbed.told.answers.done, SIZES.coupons);
  const raced = await scanRaces(load, SIZES);
  tell(raced.told);
  mustBe('races with one winner', raced.told.answers['COUPON_USED,done'], SIZES.races);
} finally {
  await load.close();
}
console.log(wrong.length ? wrong.join('\n') : 'every count exact');
process.exitCode = wrong.length ? 1 : 0;
