import { Input, type InputProps, Text, Textarea, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import './field.scss';
import './input.scss';

type Props = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string | undefined;
  /** What to know before typing. */
  hint?: string | undefined;
  /** What is wrong with the present value and what to do; replaces the hint. */
  problem?: string | undefined;
  type?: 'text' | 'number' | 'digit' | 'phone' | undefined;
  maxLength?: number | undefined;
  focus?: boolean | undefined;
  disabled?: boolean | undefined;
  multiline?: boolean | undefined;
  /** Enter or the keyboard's own button. */
  onDone?: (() => void) | undefined;
  /** Beside the input: a unit, a scan button. */
  suffix?: ReactNode;
  id?: string | undefined;
};

const keyboards: Record<NonNullable<Props['type']>, NonNullable<InputProps['type']>> = {
  text: 'text',
  number: 'number',
  digit: 'digit',
  phone: 'number',
};

/** One labelled input. The page owns the value, so what was typed outlives an error. */
export function Field(props: Props) {
  const { label, hint, problem, suffix, disabled } = props;
  const foot = problem ?? hint;
  return (
    <View className={`ui-field ${problem ? 'ui-field-wrong' : ''} ${disabled ? 'ui-field-off' : ''}`}>
      <Text className="ui-field-label">{label}</Text>
      <View className="ui-field-box">
        {props.multiline ? <Long {...props} /> : <Short {...props} />}
        {suffix}
      </View>
      {foot !== undefined && <Text className="ui-field-foot">{foot}</Text>}
    </View>
  );
}

function Short({ value, onChange, placeholder = '', type = 'text', maxLength = 140, focus = false, disabled = false, onDone, id }: Props) {
  return (
    <Input
      {...(id === undefined ? {} : { id })}
      className="ui-input"
      placeholderClass="ui-placeholder"
      value={value}
      type={keyboards[type]}
      placeholder={placeholder}
      maxlength={maxLength}
      focus={focus}
      disabled={disabled}
      cursorSpacing={96}
      onInput={(event) => onChange(event.detail.value)}
      onConfirm={() => onDone?.()}
    />
  );
}

function Long({ value, onChange, placeholder = '', maxLength = 500, focus = false, disabled = false, id }: Props) {
  return (
    <Textarea
      {...(id === undefined ? {} : { id })}
      className="ui-area"
      placeholderClass="ui-placeholder"
      value={value}
      placeholder={placeholder}
      maxlength={maxLength}
      focus={focus}
      disabled={disabled}
      autoHeight
      onInput={(event) => onChange(event.detail.value)}
    />
  );
}
