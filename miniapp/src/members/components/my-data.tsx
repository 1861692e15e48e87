import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { dayName, today } from '@/locales/moment';
import { t } from '@/locales/t';
import { allMyData } from '@/members/all-my-data';
import { Button } from '@/ui/button';
import { confirm } from '@/ui/confirm';
import { ProblemLine } from '@/ui/error-state';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { notify } from '@/ui/notice';
import { Switch } from '@/ui/switch';
import { saveTextFile } from '@/wx/save-file';
import './members.scss';

type Own = ReplyOf<'GET /members/me'>['member'];

export function MyData() {
  const mine = useLoad(() => call('GET /members/me'), []);
  return (
    <Loaded of={mine}>
      {({ member }) => (
        <>
          <Consents consents={member.consents} />
          <Copy />
          <Leaving dueAt={member.erasureDueAt} onChanged={mine.reload} />
        </>
      )}
    </Loaded>
  );
}

/** Withdrawing is as easy as giving: one tap. A switch shows what was tapped until the server says no. */
function Consents({ consents }: Pick<Own, 'consents'>) {
  const [tapped, setTapped] = useState<Partial<Record<Own['consents'][number]['purpose'], boolean>>>({});
  const change = useAction(async (purpose: Own['consents'][number]['purpose'], given: boolean) => {
    setTapped((was) => ({ ...was, [purpose]: given }));
    try {
      await call('PUT /members/me/consents/{purpose}', { params: { purpose }, body: { given } });
    } catch (cause) {
      setTapped((was) => ({ ...was, [purpose]: !given }));
      throw cause;
    }
  });
  return (
    <>
      <List title={t('members.consents')}>
        {consents.map(({ purpose, given, at }) => (
          <Row
            key={purpose}
            title={t(`members.consent_${purpose}`)}
            subtitle={t(`members.consentHint_${purpose}`)}
            end={
              <Switch
                id={`consent-${purpose}`}
                label={t(`members.consent_${purpose}`)}
                on={tapped[purpose] ?? (given || isSilence(purpose, at))}
                onChange={(on) => void change.run(purpose, on)}
              />
            }
          />
        ))}
      </List>
      <ProblemLine problem={change.problem} />
    </>
  );
}

/** Silence permits tags of rules (docs/decisions/0016): the switch shows what is done, and one tap refuses it. */
const isSilence = (purpose: string, at: string | undefined): boolean => purpose === 'profiling' && at === undefined;

function Copy() {
  const save = useAction(async () => {
    const outcome = await saveTextFile(`${t('members.dataFile')}-${today()}.json`, JSON.stringify(await allMyData(), null, 1));
    notify(t(outcome === 'saved' ? 'members.dataSaved' : outcome === 'copied' ? 'members.dataCopied' : 'members.dataFailed'));
  });
  return (
    <List title={t('members.dataCopy')}>
      <View className="members-pad">
        <Text className="members-muted">{t('members.dataCopyHint')}</Text>
        <Button id="save-data" kind="plain" block label={t('members.dataSave')} busy={save.busy} onTap={save.run} />
        <ProblemLine problem={save.problem} />
      </View>
    </List>
  );
}

function Leaving({ dueAt, onChanged }: { dueAt: string | undefined; onChanged: () => void }) {
  const leave = useAction(async () => {
    if (!(await confirm({ title: t('members.leaveSure'), text: t('members.leaveLost'), action: t('members.leave'), danger: true }))) return;
    await call('POST /members/me/erasure');
    onChanged();
  });
  const stay = useAction(async () => {
    await call('DELETE /members/me/erasure');
    notify(t('members.stayed'));
    onChanged();
  });
  return (
    <List title={t('members.leaveTitle')}>
      <View className="members-pad">
        <Text className="members-muted" id="leaving">
          {dueAt === undefined ? t('members.leaveHint') : t('members.leaving', { day: dayName(new Date(dueAt)) })}
        </Text>
        {dueAt === undefined ? (
          <Button id="leave" kind="danger" block label={t('members.leave')} busy={leave.busy} onTap={leave.run} />
        ) : (
          <Button id="stay" block label={t('members.stay')} busy={stay.busy} onTap={stay.run} />
        )}
        <ProblemLine problem={leave.problem ?? stay.problem} />
      </View>
    </List>
  );
}
