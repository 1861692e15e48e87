import type { ReplyOf } from '@/api/routes';
import { t } from '@/locales/t';
import { Tag } from '@/ui/chip';
import { List, Row } from '@/ui/list';
import { Money } from '@/ui/money';
import { Table } from '@/ui/table';

type Compared = ReplyOf<'GET /leads/funnel'>['guides'][number];

const FEW = 5;
const expected = ({ expectedTenths }: Compared): string => (expectedTenths / 10).toFixed(1);

/** Who gets the walk-ins is not better than who gets cold numbers: each is set against what the store wins of the same leads. */
export function GuideComparison({ guides }: { guides: readonly Compared[] }) {
  return (
    <List title={t('leads.fair')}>
      <Row title={t('leads.fairHow')} />
      <Table
        rows={guides}
        idOf={({ guideId }) => guideId}
        columns={[
          { id: 'name', title: t('leads.guide'), cell: ({ name }) => name },
          { id: 'given', title: t('leads.givenCount'), figures: true, cell: ({ given }) => given },
          { id: 'won', title: t('leads.wonCount'), figures: true, cell: ({ won }) => won },
          { id: 'expected', title: t('leads.expectedCount'), figures: true, cell: expected },
          { id: 'index', title: t('leads.index'), figures: true, cell: (one) => <Index one={one} /> },
          { id: 'lost', title: t('leads.lostCount'), figures: true, cell: ({ lost }) => lost },
          { id: 'recycled', title: t('leads.recycledCount'), figures: true, cell: ({ recycled }) => recycled },
          { id: 'sum', title: t('leads.wonSum'), figures: true, cell: ({ wonFen }) => <Money fen={wonFen} size="small" /> },
        ]}
        narrow={(one) => ({
          title: one.name,
          subtitle: t('leads.fairLine', { given: one.given, won: one.won, expected: expected(one), recycled: one.recycled }),
          end: <Index one={one} />,
        })}
      />
    </List>
  );
}

/** Of few leads nothing is concluded. */
function Index({ one }: { one: Compared }) {
  if (one.given < FEW) return <Tag label={t('leads.tooFew')} tone="plain" />;
  return <Tag label={String(one.index)} tone={one.index >= 110 ? 'good' : one.index < 90 ? 'warn' : 'plain'} />;
}
