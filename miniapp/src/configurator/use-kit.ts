import { useRef, useState } from 'react';
import { call } from '@/api/call';
import { newKey } from '@/api/idempotency-key';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { t } from '@/locales/t';
import { confirm } from '@/ui/confirm';
import { notify } from '@/ui/notice';
import { bodyOfKit, type KitForm, type KitPart } from './kit-form';
import type { Model } from './words';

/** The models of a kit's parts by their number, as they are sold now. */
export type PartModels = Readonly<Record<string, Model>>;

export function usePartModels(parts: readonly KitPart[]) {
  const modelIds = [...new Set(parts.flatMap(({ modelId }) => modelId ?? []))].sort();
  return useLoad(async () => {
    const models = await Promise.all(modelIds.map((modelId) => call('GET /configurator/models/{modelId}', { params: { modelId } })));
    return Object.fromEntries(models.map((model) => [model.modelId, model])) as PartModels;
  }, [modelIds]);
}

export const optionsOf =
  (models: PartModels) =>
  ({ modelId }: KitPart): string[] =>
    Object.keys(models[modelId ?? '']?.diagram.vars ?? {});

/** An option as rules speak of it, with the words and values that it has. */
export type KitOption = { name: string; word: string; values: readonly { value: string | number; word: string }[] };

/** Shared options once, all others under their part. */
export function kitOptions({ parts, shared }: KitForm, models: PartModels): KitOption[] {
  const found = new Map<string, KitOption>();
  for (const part of parts) {
    const model = models[part.modelId ?? ''];
    for (const [option, values] of Object.entries(model?.diagram.vars ?? {})) {
      const isShared = shared.includes(option);
      const label = model?.labels[option];
      const name = isShared ? option : `${part.key}.${option}`;
      const word = [isShared ? '' : part.name, label?.name ?? option].filter(Boolean).join(' · ');
      const words = values.map((value) => ({ value, word: label?.values[String(value)]?.name ?? String(value) }));
      if (!found.has(name)) found.set(name, { name, word, values: words });
    }
  }
  return [...found.values()];
}

/** Publishing what is written: the same words are one version, however often they are sent. */
export function useKit(first: KitForm, firstId: string | undefined) {
  const [form, setForm] = useState(first);
  const [kit, setKit] = useState<{ kitId: string; version: number }>();
  const kitId = kit?.kitId ?? firstId;
  const key = useRef({ of: '', key: '' });
  const body = bodyOfKit(form);
  const publish = useAction(async () => {
    if (!body) return;
    const { name } = body;
    if (!(await confirm({ title: t('kits.publishTitle', { name }), text: t('kits.publishText'), action: t('kits.publish') }))) return;
    const of = JSON.stringify([kitId, body]);
    if (key.current.of !== of) key.current = { of, key: newKey() };
    const idempotencyKey = key.current.key;
    const made =
      kitId === undefined
        ? await call('POST /configurator/kits', { body, idempotencyKey })
        : await call('POST /configurator/kits/{kitId}/versions', { params: { kitId }, body, idempotencyKey });
    setKit(made);
    key.current = { of: '', key: '' };
    notify(t('kits.published', { version: made.version }));
  });
  return { form, change: (more: Partial<KitForm>) => setForm((before) => ({ ...before, ...more })), publish, ready: body !== undefined };
}
