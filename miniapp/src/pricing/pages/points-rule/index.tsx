import { t } from '@/locales/t';
import { PointsRuleForm } from '@/pricing/components/points-rule-form';
import { usePointsRule } from '@/pricing/use-points-rule';
import { Button } from '@/ui/button';
import { Loaded } from '@/ui/loaded';
import { Screen } from '@/ui/screen';
import '@/pricing/components/pricing.scss';

/** 积分规则, for head office: how purchases earn points and how long these live. */
export default function PointsRulePage() {
  const { loaded, form, set, written, save } = usePointsRule();
  const footer = written && (
    <Button
      block
      id="save-points"
      label={t('pointsRule.save')}
      disabled={typeof written === 'string'}
      busy={save.busy}
      onTap={() => save.run()}
    />
  );
  return (
    <Screen title={t('pointsRule.title')} footer={footer}>
      <Loaded of={loaded}>{() => (form ? <PointsRuleForm form={form} set={set} written={written} problem={save.problem} /> : null)}</Loaded>
    </Screen>
  );
}
