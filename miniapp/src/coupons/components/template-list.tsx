import { useState } from 'react';
import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { useMe } from '@/api/session';
import { useLoad } from '@/api/use-load';
import { useReloadOnShow } from '@/api/use-reload-on-show';
import { issueWord } from '@/coupons/words';
import { t } from '@/locales/t';
import { Tag } from '@/ui/chip';
import { EmptyState } from '@/ui/empty-state';
import { formatCount } from '@/ui/format-count';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { Segmented } from '@/ui/tabs';

export type Template = ReplyOf<'GET /coupons/templates'>['items'][number];

type Props = { chosen: string | undefined; onOpen: (template: Template) => void };

/** What may be issued, with how many are out already. Dealers also see head office's, which their guides may give. */
export function TemplateList({ chosen, onOpen }: Props) {
  const isHq = useMe()?.role === 'hq';
  const [reach, setReach] = useState<'group' | 'dealer'>(isHq ? 'group' : 'dealer');
  const templates = useLoad(() => call('GET /coupons/templates', { query: { reach, limit: 50 } }), [reach]);
  useReloadOnShow(templates);
  const reaches = [
    { id: 'dealer', label: t('coupons.ofDealer') },
    { id: 'group', label: t('coupons.ofHq') },
  ] as const;
  return (
    <>
      {!isHq && <Segmented items={reaches} value={reach} onChange={setReach} />}
      <Loaded of={templates}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="coupon" title={t('coupons.templatesNone')} text={t('coupons.templatesNoneHow')} />
          ) : (
            <List>
              {items.map((one) => (
                <Row
                  key={one.templateId}
                  id={`template-${one.templateId}`}
                  chosen={chosen === one.templateId}
                  title={one.name}
                  subtitle={`${one.text} · ${t('coupons.issuedOf', { issued: formatCount(one.issued), quota: formatCount(one.quota) })}`}
                  end={
                    <Tag
                      label={one.state === 'OPEN' ? issueWord(one.issueOn.kind) : t('coupons.closed')}
                      tone={one.state === 'OPEN' ? 'accent' : 'plain'}
                    />
                  }
                  onTap={() => onOpen(one)}
                />
              ))}
            </List>
          )
        }
      </Loaded>
    </>
  );
}
