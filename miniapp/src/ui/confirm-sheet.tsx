import { Text, View } from '@tarojs/components';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { useConfirm } from '@/ui/confirm';
import './confirm-sheet.scss';

/** Shows what `confirm` asks; Screen holds one, pages do not place it. */
export function ConfirmSheet() {
  const asked = useConfirm((state) => state.asked);
  if (!asked) return null;
  const { question, answer } = asked;
  return (
    <View className="ui-confirm" catchMove>
      <View className="ui-sheet-shade" onClick={() => answer(false)} />
      <View className="ui-confirm-box">
        <Text className="ui-confirm-title">{question.title}</Text>
        {question.text !== undefined && <Text className="ui-confirm-text">{question.text}</Text>}
        <View className="ui-confirm-actions">
          <Button id="confirm-no" kind="quiet" label={t('ui.cancel')} onTap={() => answer(false)} />
          <Button id="confirm-yes" kind={question.danger ? 'danger' : 'primary'} label={question.action} onTap={() => answer(true)} />
        </View>
      </View>
    </View>
  );
}
