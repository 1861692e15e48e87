import { activeAt, personRef } from '#identity/queries';
import { Refusal } from '#kernel/refusal';
import { answersOf, type Newcomer, takeIn } from '#leads/writes';
import { customerOf } from '#members/queries';
import type { Ctx } from '#platform/context';
import type { Handler, Req } from '#platform/http';
import { onceMore } from '#platform/once-more';
import { type SealedMobile, sealMobile } from '#platform/personal';
import { get, getOrRefuse } from '#platform/table';
import { create, replace } from '#platform/writes';
import type { intakeContract } from '../contract.ts';
import { type Entry, isSame, type Link, storeFor } from '../domain/link.ts';
import { refuseHaste } from '../steps/pace.ts';
import { isGood } from '../steps/ticket.ts';
import { countWrite, entryRef, entryRow, linkRef } from '../store.ts';

type Route = (typeof intakeContract)['POST /intake/links/{linkId}/entries'];
type Body = Req<Route>['body'];

/** A customer leaves their number. Who had it before they are not told: the answer is the same for a known customer. */
export const sendEntry: Handler<Route> = async ({ params, body, address }, ctx) => {
  const { linkId } = params;
  if (!(await isGood(body.ticket, linkId, ctx.now))) throw new Refusal('TICKET_OVER');
  await refuseHaste(linkId, address, ctx);
  const link = await getOrRefuse(linkRef(linkId));
  const store = storeFor(link, body.storeId, ctx.now);
  const mobile = await numberOf(body, ctx);
  const guide = await guideAt(link, store.storeId, ctx);
  const newcomer = { ...newcomerOf(link, body), mobile, ...(guide ? { guide } : {}) };
  const reply = { storeName: store.name, ...(link.guide ? { guideName: link.guide.name } : {}) };
  // Two taps at once: the slower finds the other's entry when it looks again.
  return onceMore(async () => {
    const known = await get(entryRef(linkId, mobile.index));
    if (isSame(known, ctx.now)) return reply;
    return takeIn(ctx, store, newcomer, ({ record, merged }) => {
      const entry: Entry = {
        entryId: ctx.newId('entry'),
        linkId,
        rev: 1,
        at: ctx.now,
        dealerId: store.dealerId,
        storeName: store.name,
        leadId: record.lead.id,
        merged,
        customerName: body.name,
        mobileMasked: mobile.masked,
        privacyVersion: body.privacyVersion,
      };
      const row = entryRow(mobile.index, entry);
      return { writes: [known ? replace(row, known.rev) : create(row), countWrite(entry)], reply };
    });
  });
};

async function numberOf({ mobile }: Body, { session }: Ctx): Promise<SealedMobile> {
  if (mobile !== undefined) return sealMobile(mobile);
  const own = session.kind === 'customer' && session.memberId !== undefined ? await customerOf(session.memberId) : undefined;
  if (!own) throw new Refusal('MOBILE_MISSING');
  return own.mobile;
}

/** A code on a wall may outlive its guide's job: then the assignment looks for another. */
async function guideAt({ guide }: Link, storeId: string, { now }: Ctx): Promise<Link['guide']> {
  const person = guide && (await get(personRef(guide.personId)));
  return person && activeAt(person, now).some((held) => held.storeId === storeId) ? guide : undefined;
}

function newcomerOf({ kind, title, linkId }: Link, { name, need, region, brand, budget }: Body): Omit<Newcomer, 'mobile'> {
  const touch = { what: kind === 'GUIDE' ? ('CODE_SCANNED' as const) : ('FORM_SENT' as const), name: title, ref: linkId };
  return {
    name,
    source: kind === 'GUIDE' ? 'store' : 'event',
    via: title,
    touch,
    answers: answersOf({ region, budget }),
    ...(need === undefined ? {} : { need }),
    ...(brand === undefined ? {} : { brand }),
  };
}
