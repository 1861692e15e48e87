import { t } from '@/locales/t';
import { Button } from './button';
import { List, Row } from './list';

type Choice = { id: string; title: string; subtitle: string; onTap: () => void };
type Props = { title: string; items: readonly Choice[]; more?: (() => void) | undefined };

/** One of many is chosen by a tap. */
export function ChoiceList({ title, items, more }: Props) {
  return (
    <>
      <List title={title}>
        {items.map((choice) => (
          <Row key={choice.id} {...choice} />
        ))}
      </List>
      {more && <Button kind="plain" block label={t('ui.next')} onTap={more} />}
    </>
  );
}
