import type * as z from 'zod';
import { pictureUrl } from '#media/queries';
import type { configuratorContract } from '../contract.ts';
import type { StoredDraft } from '../store.ts';

type Reply = z.input<(typeof configuratorContract)['GET /configurator/drafts/{modelId}']['reply']>;

export function draftView({ draft, version, ...rest }: StoredDraft): Reply {
  const keys = draft.options.flatMap(({ values }) => values.flatMap(({ picture }) => picture ?? []));
  const pictures = Object.fromEntries(keys.map((key) => [key, pictureUrl(key)]));
  return { ...rest, draft, pictures, ...(version === undefined ? {} : { version }) };
}
