import { Text, View } from '@tarojs/components';
import { t } from '@/locales/t';
import { Icon } from '@/ui/icon';
import { Tap } from '@/ui/tap';
import './phone-masked.scss';

/** A mobile number as the server masked it. `onReveal` asks for the whole one, which is an audited act with a reason. */
export function PhoneMasked({ masked, onReveal }: { masked: string; onReveal?: (() => void) | undefined }) {
  return (
    <View className="ui-phone">
      <Text className="figures">{masked}</Text>
      {onReveal && (
        <Tap className="ui-phone-reveal" label={t('ui.reveal')} onTap={onReveal}>
          <Icon name="eye" size={18} />
        </Tap>
      )}
    </View>
  );
}
