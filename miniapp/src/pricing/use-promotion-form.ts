import { useEffect, useState } from 'react';
import { call } from '@/api/call';
import { useLoad } from '@/api/use-load';
import { useDraft } from '@/wx/use-draft';
import { formOfPromotion, type Names } from './form-of-promotion';
import { emptyForm, type Form, isForm } from './promotion-form';

/** What the form is opened with: nothing, one that runs, one to write another like it, or a draft. */
export type Opened = { promotionId?: string | undefined; like?: string | undefined; draftId?: string | undefined };

/** The form with what was typed before, else what is stored; `loading` until that is known. */
export function usePromotionForm(opened: Opened) {
  const { promotionId, like, draftId } = opened;
  const name = `promotion:${promotionId ?? draftId ?? (like === undefined ? 'new' : `like-${like}`)}`;
  const { draft, change, clear } = useDraft<Form | undefined>(name, undefined, isForm);
  const [fresh, setFresh] = useState<Form>();
  const stored = useLoad(() => storedForm(opened), [name]);
  useEffect(() => setFresh(stored.data), [stored.data]);
  const form = draft ?? fresh;
  const set = (more: Partial<Form>): void => {
    if (form) change({ ...form, ...more });
  };
  return { form, set, clear, stored };
}

async function storedForm({ promotionId, like, draftId }: Opened): Promise<Form> {
  if (draftId !== undefined) {
    const found = await call('GET /pricing/drafts/{promotionId}', { params: { promotionId: draftId } });
    return formOfPromotion(found, await storeNames(found.promotion.stores));
  }
  const id = promotionId ?? like;
  if (id === undefined) return emptyForm;
  const found = await call('GET /pricing/promotions/{promotionId}', { params: { promotionId: id } });
  const form = formOfPromotion(found, await storeNames(found.promotion.stores));
  return like === undefined ? form : { ...form, fromDay: '', toDay: '' };
}

async function storeNames(storeIds: readonly string[] = []): Promise<Names> {
  if (storeIds.length === 0) return {};
  const { items } = await call('GET /identity/stores', { query: { limit: 50 } });
  return Object.fromEntries(items.map(({ storeId, name }) => [storeId, name]));
}
