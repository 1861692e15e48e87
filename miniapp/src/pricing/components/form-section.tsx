import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { Form } from '@/pricing/promotion-form';
import { Switch } from '@/ui/switch';

/** What every part of the form gets. */
export type FormPart = { form: Form; set: (more: Partial<Form>) => void };

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <View className="pricing-section">
      <Text className="pricing-section-title">{title}</Text>
      {children}
    </View>
  );
}

export const Hint = ({ text }: { text: string }) => <Text className="pricing-muted">{text}</Text>;

export function SwitchRow({ label, on, onChange, id }: { label: string; on: boolean; onChange: (on: boolean) => void; id: string }) {
  return (
    <View className="pricing-choice">
      <Text>{label}</Text>
      <Switch id={id} label={label} on={on} onChange={onChange} />
    </View>
  );
}
