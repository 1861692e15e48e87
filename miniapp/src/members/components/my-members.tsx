import { useState } from 'react';
import { call } from '@/api/call';
import { useAction } from '@/api/use-action';
import { usePages } from '@/api/use-pages';
import { useReloadOnShow } from '@/api/use-reload-on-show';
import { moment } from '@/locales/moment';
import { t } from '@/locales/t';
import { memberPage } from '@/members/pages';
import { levelWord } from '@/members/words';
import { Button } from '@/ui/button';
import { Tag } from '@/ui/chip';
import { EmptyState } from '@/ui/empty-state';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { Split } from '@/ui/split';
import { go } from '@/wx/navigate';
import { useWide } from '@/wx/window';
import { MemberDetail } from './member-detail';

/** My customers, the latest visitors first; eleven digits find any member of the group. */
export function MyMembers() {
  const [chosen, setChosen] = useState<string>();
  const wide = useWide();
  const open = (memberId: string): void => (wide ? setChosen(memberId) : go(memberPage, { memberId }));
  const members = usePages((cursor) => call('GET /members/mine', { query: cursor === undefined ? {} : { cursor } }), []);
  useReloadOnShow(members);
  const list = (
    <>
      <Finder onFound={open} />
      <Loaded of={members}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState icon="people" title={t('members.mineEmpty')} text={t('members.mineEmptyHow')} />
          ) : (
            <>
              <List title={t('members.mine')}>
                {items.map((member) => (
                  <Row
                    key={member.memberId}
                    id={`member-${member.memberId}`}
                    chosen={member.memberId === chosen}
                    title={member.name ?? t('members.nameless')}
                    subtitle={[member.mobileMasked, member.lastSlipAt && t('members.lastSlip', { when: moment(member.lastSlipAt) })]
                      .filter(Boolean)
                      .join(' · ')}
                    end={<Tag tone="accent" label={levelWord(member.level)} />}
                    onTap={() => open(member.memberId)}
                  />
                ))}
              </List>
              {members.more && <Button kind="plain" block label={t('members.more')} onTap={members.more} />}
            </>
          )
        }
      </Loaded>
    </>
  );
  return (
    <Split
      list={list}
      chosen={chosen}
      detail={(memberId) => <MemberDetail key={memberId} memberId={memberId} />}
      placeholder={t('members.choose')}
    />
  );
}

function Finder({ onFound }: { onFound: (memberId: string) => void }) {
  const [mobile, setMobile] = useState('');
  const find = useAction(async (number: string) => {
    const { member } = await call('POST /members/lookup', { body: { mobile: number } });
    setMobile('');
    onFound(member.memberId);
  });
  const typed = (text: string): void => {
    const digits = text.replace(/\D/g, '').slice(0, 11);
    setMobile(digits);
    find.forget();
    if (digits.length === 11) void find.run(digits);
  };
  return (
    <>
      <Field
        id="members-mobile"
        type="phone"
        label={t('members.find')}
        value={mobile}
        maxLength={11}
        placeholder={t('members.findHint')}
        onChange={typed}
      />
      <ProblemLine problem={find.problem} />
    </>
  );
}
