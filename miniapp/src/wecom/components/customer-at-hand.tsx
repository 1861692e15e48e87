import { Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { t } from '@/locales/t';
import { EmptyState } from '@/ui/empty-state';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { Loaded } from '@/ui/loaded';
import { knownMember, rememberMember } from '@/wecom/known-customers';
import { memberPage } from '@/wecom/pages';
import { customerAtHand } from '@/wx/customer-at-hand';
import { replace } from '@/wx/navigate';
import './wecom.scss';

type Contact = ReplyOf<'GET /wecom/customers/{externalUserId}'>;

/** Of the sidebar: leads to the card of the customer whose chat is open; a customer whom we do not know yet becomes known by number. */
export function CustomerAtHand({ named }: { named: string | undefined }) {
  const found = useLoad(
    async () => ({ externalUserId: named ?? (await customerAtHand((url) => call('GET /wecom/js-config', { query: { url } }))) }),
    [named],
  );
  return (
    <Loaded of={found}>
      {({ externalUserId }) =>
        externalUserId === undefined ? (
          <EmptyState icon="people" title={t('wecom.noneAtHand')} text={t('wecom.noneAtHandHow')} />
        ) : (
          <Known externalUserId={externalUserId} />
        )
      }
    </Loaded>
  );
}

function Known({ externalUserId }: { externalUserId: string }) {
  const [before] = useState(() => knownMember(externalUserId));
  const contact = useLoad(() => call('GET /wecom/customers/{externalUserId}', { params: { externalUserId } }), [externalUserId]);
  const memberId = contact.data ? contact.data.member?.memberId : before;
  const isFresh = contact.data !== undefined;
  useEffect(() => {
    if (isFresh) rememberMember(externalUserId, memberId);
    if (memberId !== undefined) replace(memberPage, { memberId });
  }, [externalUserId, memberId, isFresh]);
  if (memberId !== undefined) return <View />;
  return <Loaded of={contact}>{(unknown) => <Tie contact={unknown} />}</Loaded>;
}

function Tie({ contact: { externalUserId, name } }: { contact: Contact }) {
  const [mobile, setMobile] = useState('');
  const tie = useAction(async (digits: string) => {
    const { member } = await call('POST /members', { body: { mobile: digits, ...(name === '' ? {} : { name: name.slice(0, 20) }) } });
    const { memberId } = member;
    await call('POST /wecom/customers/{externalUserId}/member', { params: { externalUserId }, body: { memberId } });
    rememberMember(externalUserId, memberId);
    replace(memberPage, { memberId });
  });
  const typed = (text: string): void => {
    const digits = text.replace(/\D/g, '').slice(0, 11);
    setMobile(digits);
    tie.forget();
    if (digits.length === 11) void tie.run(digits);
  };
  return (
    <View className="wecom-at-hand">
      <Text className="wecom-at-hand-name">{name === '' ? t('wecom.nameless') : name}</Text>
      <Field
        id="tie-mobile"
        type="phone"
        label={t('wecom.tieMobile')}
        hint={t('wecom.tieHint')}
        value={mobile}
        maxLength={11}
        onChange={typed}
      />
      <ProblemLine problem={tie.problem} />
    </View>
  );
}
