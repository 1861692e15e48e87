import { useDealers } from '@/api/use-dealers';
import { ChoiceList } from '@/ui/choice-list';
import { Loaded } from '@/ui/loaded';

type Dealer = { dealerId: string; name: string; code: string };

/** Head office first says which dealer's prices it means. */
export function DealerList({ title, onChosen }: { title: string; onChosen: (dealer: Dealer) => void }) {
  const dealers = useDealers();
  return (
    <Loaded of={dealers}>
      {(items) => (
        <ChoiceList
          title={title}
          more={dealers.more}
          items={items.map((dealer) => ({
            id: `dealer-${dealer.code}`,
            title: dealer.name,
            subtitle: dealer.code,
            onTap: () => onChosen(dealer),
          }))}
        />
      )}
    </Loaded>
  );
}
