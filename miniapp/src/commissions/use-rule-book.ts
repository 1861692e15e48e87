import { useState } from 'react';
import { call } from '@/api/call';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { type AskedRule, formOf, ruleOf } from '@/commissions/rule-form';
import { t } from '@/locales/t';
import { confirm } from '@/ui/confirm';
import { notify } from '@/ui/notice';

/** The book that the caller may change, the changes that are not published yet, and the names of the goods it speaks of. */
export function useRuleBook() {
  const book = useLoad(() => call('GET /commissions/rule-book', { query: {} }), []);
  const [draft, setDraft] = useState<readonly AskedRule[]>();
  const published = (book.data?.rules ?? []).map((rule) => ruleOf(formOf(rule))).filter((rule) => typeof rule !== 'string');
  const rules = draft ?? published;
  const skuIds = [...new Set(rules.flatMap(({ match }) => match.sku ?? []))];
  const names = useLoad(async () => Object.fromEntries(await Promise.all(skuIds.map(nameOfSku))), [skuIds]).data ?? {};
  const publish = useAction(async () => {
    if (!draft || !book.data) return;
    if (!(await confirm({ title: t('commissions.publishSure'), text: t('commissions.publishHow'), action: t('commissions.publish') })))
      return;
    await call('PUT /commissions/rules', { body: { version: book.data.version, rules: [...draft] } });
    setDraft(undefined);
    book.reload();
    notify(t('commissions.published'));
  });
  return {
    book,
    rules,
    changed: draft !== undefined,
    nameOf: (kind: string, code: string): string =>
      kind === 'role' ? t(`commissions.role_${code === 'manager' ? 'manager' : 'guide'}`) : (names[code] ?? code),
    /** The rule in place of the one with its number, or as the last one. */
    save: (rule: AskedRule): void =>
      setDraft(rules.some(({ id }) => id === rule.id) ? rules.map((one) => (one.id === rule.id ? rule : one)) : [...rules, rule]),
    drop: (id: string): void => setDraft(rules.filter((rule) => rule.id !== id)),
    undo: (): void => setDraft(undefined),
    publish,
  };
}

async function nameOfSku(skuId: string): Promise<[string, string]> {
  const { name, spec } = await call('GET /catalogue/skus/{skuId}', { params: { skuId } });
  return [skuId, [name, spec].filter(Boolean).join(' ')];
}
