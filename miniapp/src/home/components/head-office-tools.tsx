import { useMe } from '@/api/session';
import { campaignsPage } from '@/campaigns/pages';
import { closesPage, ruleBookPage } from '@/commissions/pages';
import { kitsPage, modelsPage } from '@/configurator/pages';
import { templatesPage } from '@/coupons/pages';
import { formsPage } from '@/intake/pages';
import { pipelinesPage, sourcesPage } from '@/leads/pages';
import { t } from '@/locales/t';
import { freightPage, pointsRulePage, policyPage, promotionsPage } from '@/pricing/pages';
import { segmentsPage, tagRulesPage } from '@/segments/pages';
import { List, Row } from '@/ui/list';
import { go } from '@/wx/navigate';

/** What head office and dealers' administrators set: each line a page of its context. Nothing for a store's manager. */
export function HeadOfficeTools() {
  const role = useMe()?.role;
  if (role !== 'hq' && role !== 'dealerAdmin') return null;
  return (
    <List title={t('home.tools')}>
      <Row id="tool-promotions" title={t('pricing.title')} subtitle={t('pricing.titleHint')} onTap={() => go(promotionsPage)} />
      <Row id="tool-freight" title={t('freight.title')} subtitle={t('freight.titleHint')} onTap={() => go(freightPage)} />
      {role === 'hq' && <Row id="tool-policy" title={t('policy.title')} subtitle={t('policy.titleHint')} onTap={() => go(policyPage)} />}
      {role === 'hq' && (
        <Row id="tool-points" title={t('pointsRule.title')} subtitle={t('pointsRule.titleHint')} onTap={() => go(pointsRulePage)} />
      )}
      {role === 'hq' && <Row id="tool-models" title={t('models.title')} subtitle={t('models.titleHint')} onTap={() => go(modelsPage)} />}
      {role === 'hq' && <Row id="tool-kits" title={t('kits.title')} subtitle={t('kits.titleHint')} onTap={() => go(kitsPage)} />}
      <Row id="tool-rules" title={t('commissions.rules')} subtitle={t('commissions.rulesHint')} onTap={() => go(ruleBookPage)} />
      <Row id="tool-closes" title={t('commissions.closes')} subtitle={t('commissions.closesHint')} onTap={() => go(closesPage)} />
      <Row id="tool-coupons" title={t('coupons.templates')} subtitle={t('coupons.templatesHint')} onTap={() => go(templatesPage)} />
      <Row id="tool-campaigns" title={t('campaigns.title')} subtitle={t('campaigns.titleHint')} onTap={() => go(campaignsPage)} />
      <Row id="tool-segments" title={t('segments.title')} subtitle={t('segments.titleHint')} onTap={() => go(segmentsPage)} />
      <Row id="tool-tag-rules" title={t('segments.rules')} subtitle={t('segments.rulesHint')} onTap={() => go(tagRulesPage)} />
      <Row id="tool-sources" title={t('sources.title')} subtitle={t('sources.titleHint')} onTap={() => go(sourcesPage)} />
      <Row id="tool-forms" title={t('intake.forms')} subtitle={t('intake.formsHow')} onTap={() => go(formsPage)} />
      <Row id="tool-pipelines" title={t('pipelines.title')} subtitle={t('pipelines.titleHint')} onTap={() => go(pipelinesPage)} />
    </List>
  );
}
