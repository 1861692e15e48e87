import { Popup } from '@nutui/nutui-react-taro';
import { Text, View } from '@tarojs/components';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { type Question, useConfirm } from '@/ui/confirm';
import { Dialog } from '@/ui/dialog';
import './confirm-sheet.scss';

/** Shows what `confirm` asks; Screen holds one, pages do not place it. */
export function ConfirmSheet() {
  const asked = useConfirm((state) => state.asked);
  const no = (): boolean => {
    asked?.answer(false);
    return false;
  };
  return (
    <Popup visible={asked !== undefined} position="center" duration={160} zIndex={940} className="ui-confirm" onOverlayClick={no}>
      {asked && (
        <Dialog className="ui-confirm-box" title={asked.question.title} onClose={no}>
          <Asked question={asked.question} onAnswer={asked.answer} />
        </Dialog>
      )}
    </Popup>
  );
}

function Asked({ question, onAnswer }: { question: Question; onAnswer: (yes: boolean) => void }) {
  return (
    <>
      <Text className="ui-confirm-title">{question.title}</Text>
      {question.text !== undefined && <Text className="ui-confirm-text">{question.text}</Text>}
      <View className="ui-confirm-actions">
        <Button id="confirm-no" kind="quiet" label={t('ui.cancel')} onTap={() => onAnswer(false)} />
        <Button id="confirm-yes" kind={question.danger ? 'danger' : 'primary'} label={question.action} onTap={() => onAnswer(true)} />
      </View>
    </>
  );
}
