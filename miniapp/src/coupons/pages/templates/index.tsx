import { useState } from 'react';
import { TemplateDetail } from '@/coupons/components/template-detail';
import { TemplateList } from '@/coupons/components/template-list';
import { templateFormPage, templatePage } from '@/coupons/pages';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Screen } from '@/ui/screen';
import { Split } from '@/ui/split';
import { go } from '@/wx/navigate';
import { useWide } from '@/wx/window';

/** 券模板, for head office and dealers' administrators, with the chosen one beside the list on a wide window. */
export default function TemplatesPage() {
  const wide = useWide();
  const [chosen, setChosen] = useState<{ templateId: string; reach: 'group' | 'dealer' }>();
  const [turn, setTurn] = useState(0);
  return (
    <Screen
      title={t('coupons.templates')}
      width="wide"
      footer={<Button block id="create-template" label={t('coupons.templateNew')} onTap={() => go(templateFormPage)} />}
    >
      <Split
        list={
          <TemplateList
            key={turn}
            chosen={chosen?.templateId}
            onOpen={({ templateId, reach }) => (wide ? setChosen({ templateId, reach }) : go(templatePage, { templateId, reach }))}
          />
        }
        chosen={chosen?.templateId}
        detail={(templateId) => (
          <TemplateDetail
            key={templateId}
            templateId={templateId}
            reach={chosen?.reach ?? 'dealer'}
            onChanged={() => setTurn((n) => n + 1)}
          />
        )}
        placeholder={t('coupons.templateChoose')}
      />
    </Screen>
  );
}
