import { View } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Tag } from '@/ui/chip';
import { EmptyState } from '@/ui/empty-state';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { notify } from '@/ui/notice';
import { Sheet } from '@/ui/sheet';
import { Stepper } from '@/ui/stepper';
import { Switch } from '@/ui/switch';
import './leads.scss';

type Member = ReplyOf<'GET /leads/team'>['items'][number];

/** Who takes leads that come from outside: on duty, how many, of what. */
export function TeamList() {
  const team = useLoad(() => call('GET /leads/team', { query: {} }), []);
  const [editing, setEditing] = useState<Member>();
  const save = useAction(async ({ guideId, name: _n, open: _o, ...placing }: Member) => {
    await call('PUT /leads/team/{guideId}', { params: { guideId }, body: placing });
    setEditing(undefined);
    notify(t('leads.teamSaved'));
    team.reload();
  });
  return (
    <Loaded of={team}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState icon="people" title={t('leads.teamEmpty')} />
        ) : (
          <View className="leads-body">
            <View className="leads-muted">{t('leads.teamHow')}</View>
            <List>
              {items.map((one) => (
                <Row
                  key={one.guideId}
                  id={`team-${one.guideId}`}
                  title={one.name}
                  subtitle={[
                    t('leads.openOf', { open: one.open, cap: one.cap }),
                    t('leads.weightIs', { weight: one.weight }),
                    ...limits(one),
                  ].join(' · ')}
                  end={<Tag label={t(one.onDuty ? 'leads.onDuty' : 'leads.offDuty')} tone={one.onDuty ? 'good' : 'plain'} />}
                  onTap={() => setEditing(one)}
                />
              ))}
            </List>
            {editing && (
              <PlacingSheet
                key={editing.guideId}
                member={editing}
                busy={save.busy}
                problem={<ProblemLine problem={save.problem} />}
                onSave={(placing) => void save.run(placing)}
                onClose={() => setEditing(undefined)}
              />
            )}
          </View>
        )
      }
    </Loaded>
  );
}

const limits = ({ regions, brands, skills }: Member): string[] =>
  [regions, brands, skills].flatMap((list) => (list.length > 0 ? [list.join(t('models.comma'))] : []));

type SheetProps = { member: Member; busy: boolean; problem: ReactNode; onSave: (placing: Member) => void; onClose: () => void };

function PlacingSheet({ member, busy, problem, onSave, onClose }: SheetProps) {
  const [draft, setDraft] = useState(member);
  const [lists, setLists] = useState({
    regions: member.regions.join(' '),
    brands: member.brands.join(' '),
    skills: member.skills.join(' '),
  });
  const set = (more: Partial<Member>): void => setDraft({ ...draft, ...more });
  const save = (): void =>
    onSave({ ...draft, regions: wordsOf(lists.regions), brands: wordsOf(lists.brands), skills: wordsOf(lists.skills) });
  return (
    <Sheet
      open
      title={member.name}
      onClose={onClose}
      footer={<Button block id="save-placing" label={t('leads.save')} busy={busy} onTap={save} />}
    >
      <List>
        <Row
          title={t('leads.onDuty')}
          end={<Switch id="on-duty" label={t('leads.onDuty')} on={draft.onDuty} onChange={(onDuty) => set({ onDuty })} />}
        />
        <Row
          title={t('leads.weight')}
          subtitle={t('leads.weightHow')}
          end={<Stepper label={t('leads.weight')} min={0} max={10} value={draft.weight} onChange={(weight) => set({ weight })} />}
        />
        <Row
          title={t('leads.cap')}
          end={<Stepper label={t('leads.cap')} min={1} max={200} value={draft.cap} onChange={(cap) => set({ cap })} />}
        />
      </List>
      <Takes lists={lists} onChange={setLists} />
      {problem}
    </Sheet>
  );
}

type Lists = Record<'regions' | 'brands' | 'skills', string>;

function Takes({ lists, onChange }: { lists: Lists; onChange: (lists: Lists) => void }) {
  const fields = [
    ['regions', 'leads.takesRegions'],
    ['brands', 'leads.takesBrands'],
    ['skills', 'leads.takesSkills'],
  ] as const;
  return (
    <>
      {fields.map(([name, label]) => (
        <Field
          key={name}
          label={t(label)}
          placeholder={t('leads.takesAll')}
          value={lists[name]}
          maxLength={100}
          onChange={(text) => onChange({ ...lists, [name]: text })}
        />
      ))}
    </>
  );
}

/** Apart by spaces or commas, as people type lists. */
const wordsOf = (text: string): string[] =>
  [...new Set(text.split(/[\s,，、]+/).filter((word) => word !== ''))].map((word) => word.slice(0, 20)).slice(0, 20);
