import { type ReactNode, useState } from 'react';
import { useMe } from '@/api/session';
import { RoleSheet } from '@/identity/components/role-sheet';
import { startPage } from '@/identity/pages';
import { signOut } from '@/identity/sign-out';
import { chooseLanguage, type Language, useLanguage } from '@/locales/language';
import { t } from '@/locales/t';
import { chooseElder, useAppearance } from '@/ui/appearance';
import { Button } from '@/ui/button';
import { List, Row } from '@/ui/list';
import { Switch } from '@/ui/switch';
import { Segmented } from '@/ui/tabs';
import { restart } from '@/wx/navigate';

/** The person's own page: who is signed in and as what (`who`, where another context knows better), how the app looks, and the way out. */
export function Me({ who }: { who?: ReactNode }) {
  const { name, role, orgName, assignments = [] } = useMe() ?? {};
  const [choosing, setChoosing] = useState(false);
  const roleName = role ? t(`identity.role_${role}`) : '';
  return (
    <>
      <List>
        {who ?? <Row title={name ?? t('identity.noName')} subtitle={[orgName, roleName].filter(Boolean).join(' · ')} />}
        {assignments.length > 1 && (
          <Row id="change-role" title={t('identity.changeRole')} subtitle={t('identity.changeRoleHint')} onTap={() => setChoosing(true)} />
        )}
      </List>
      <Display />
      <Button id="sign-out" kind="danger" block label={t('identity.signOut')} onTap={signOut} />
      <RoleSheet open={choosing} onClose={() => setChoosing(false)} />
    </>
  );
}

function Display() {
  const elder = useAppearance((state) => state.elder);
  const language = useLanguage((state) => state.language);
  const change = (chosen: Language): void => {
    chooseLanguage(chosen);
    restart(startPage);
  };
  // Each language is named in itself, so that whoever needs it can read it.
  const languages = [
    { id: 'zh-CN', label: t('identity.chinese') },
    { id: 'en', label: t('identity.english') },
  ] as const;
  return (
    <List title={t('identity.display')}>
      <Row
        title={t('identity.elder')}
        subtitle={t('identity.elderHint')}
        end={<Switch id="elder" label={t('identity.elder')} on={elder} onChange={chooseElder} />}
      />
      <Row title={t('identity.language')} end={<Segmented items={languages} value={language} onChange={change} />} />
    </List>
  );
}
