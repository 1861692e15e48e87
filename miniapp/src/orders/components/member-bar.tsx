import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import { ProblemError } from '@/api/problem';
import type { ReplyOf } from '@/api/routes';
import { useAction } from '@/api/use-action';
import { t } from '@/locales/t';
import { memberOf } from '@/orders/add-code';
import { withMember } from '@/orders/cart';
import type { Hand } from '@/orders/use-at-hand';
import { useCart } from '@/orders/use-cart';
import { Button } from '@/ui/button';
import { Chip, Chips, Tag } from '@/ui/chip';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { formatCount } from '@/ui/format-count';
import { List, Row } from '@/ui/list';
import { PhoneMasked } from '@/ui/phone-masked';
import { Sheet } from '@/ui/sheet';
import './at-hand.scss';

type Member = ReplyOf<'POST /members/lookup'>['member'];

/** Who buys: optional until the money is taken. Eleven digits find the member; whoever is none can be enrolled on the spot. */
export function MemberBar({ last = [] }: { last?: Hand['customers'] }) {
  const { cart, change } = useCart();
  const [open, setOpen] = useState(false);
  const { member } = cart;
  return (
    <List title={t('orders.member')}>
      {member ? (
        <Row
          title={member.name ?? t('orders.memberNameless')}
          subtitle={<PhoneMasked masked={member.mobileMasked} />}
          end={
            <View className="orders-member-end">
              <Tag tone="accent" label={t('orders.points', { count: formatCount(member.pointsAvailable) })} />
              <Button
                small
                kind="quiet"
                id="drop-member"
                label={t('orders.memberDrop')}
                onTap={() => change((c) => withMember(c, undefined))}
              />
            </View>
          }
        />
      ) : (
        <>
          <Row id="find-member" title={t('orders.memberFind')} subtitle={t('orders.memberWhy')} onTap={() => setOpen(true)} />
          {last.length > 0 && <LastCustomers last={last} />}
        </>
      )}
      <MemberSheet
        open={open}
        onClose={() => setOpen(false)}
        onFound={({ memberId, name, mobileMasked, level, pointsAvailable }) => {
          change((c) => withMember(c, { memberId, name, mobileMasked, level, pointsAvailable }));
          setOpen(false);
        }}
      />
    </List>
  );
}

/** Whom the guide served last: one tap, with their points as they are now. */
function LastCustomers({ last }: { last: Hand['customers'] }) {
  const { change } = useCart();
  const choose = useAction(async (memberId: string) => {
    const member = await memberOf(memberId);
    change((cart) => withMember(cart, member));
  });
  return (
    <View className="orders-hand-customers">
      <Text className="orders-muted">{t('atHand.customers')}</Text>
      <Chips>
        {last.map(({ memberId, name, mobileMasked }) => (
          <Chip
            key={memberId}
            id={`customer-${memberId}`}
            label={name ?? mobileMasked}
            on={false}
            disabled={choose.busy}
            onTap={() => choose.run(memberId)}
          />
        ))}
      </Chips>
      <ProblemLine problem={choose.problem} />
    </View>
  );
}

type SheetProps = { open: boolean; onClose: () => void; onFound: (member: Member) => void };

function MemberSheet({ open, onClose, onFound }: SheetProps) {
  const [name, setName] = useState('');
  const { mobile, typed, isUnknown, find } = useLookup(onFound);
  const enrol = useAction(async () => {
    const named = name.trim() === '' ? {} : { name: name.trim() };
    onFound((await call('POST /members', { body: { mobile, ...named } })).member);
  });
  return (
    <Sheet
      open={open}
      title={t('orders.memberFind')}
      onClose={onClose}
      footer={
        isUnknown ? <Button block id="enrol-member" label={t('orders.memberEnrol')} busy={enrol.busy} onTap={enrol.run} /> : undefined
      }
    >
      <Field
        id="member-mobile"
        focus
        type="phone"
        label={t('orders.mobile')}
        value={mobile}
        maxLength={11}
        placeholder={t('orders.mobileHint')}
        hint={find.busy ? t('orders.memberFinding') : undefined}
        onChange={typed}
      />
      {isUnknown && (
        <Field
          id="member-name"
          label={t('orders.memberName')}
          value={name}
          maxLength={20}
          hint={t('orders.memberNew')}
          onChange={setName}
        />
      )}
      <ProblemLine problem={find.problem ?? enrol.problem} />
    </Sheet>
  );
}

/** The eleventh digit asks by itself. */
function useLookup(onFound: (member: Member) => void) {
  const [mobile, setMobile] = useState('');
  const [unknown, setUnknown] = useState<string>();
  const find = useAction(async (number: string) => {
    try {
      onFound((await call('POST /members/lookup', { body: { mobile: number } })).member);
    } catch (problem) {
      if (!(problem instanceof ProblemError) || problem.code !== 'MEMBER_UNKNOWN') throw problem;
      setUnknown(number);
    }
  });
  const typed = (text: string): void => {
    const digits = text.replace(/\D/g, '').slice(0, 11);
    setMobile(digits);
    setUnknown(undefined);
    if (digits.length === 11) void find.run(digits);
  };
  return { mobile, typed, find, isUnknown: unknown !== undefined && unknown === mobile };
}
