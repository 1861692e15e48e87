import { type Assignment, useMe } from '@/api/session';
import { useAction } from '@/api/use-action';
import { startPage } from '@/identity/pages';
import { changeAssignment } from '@/identity/sign-in';
import { t } from '@/locales/t';
import { Tag } from '@/ui/chip';
import { ProblemLine } from '@/ui/error-state';
import { List, Row } from '@/ui/list';
import { Sheet } from '@/ui/sheet';
import { restart } from '@/wx/navigate';

/** The roles a person holds; choosing another starts the app again in it. */
export function RoleSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const me = useMe();
  const change = useAction(async ({ orgId, role }: Assignment) => {
    await changeAssignment(orgId, role);
    restart(startPage);
  });
  const isPresent = (a: Assignment): boolean => a.orgId === me?.orgId && a.role === me.role;
  return (
    <Sheet open={open} title={t('identity.chooseRole')} onClose={onClose}>
      <ProblemLine problem={change.problem} />
      <List>
        {(me?.assignments ?? []).map((assignment) => (
          <Row
            key={`${assignment.orgId}-${assignment.role}`}
            title={assignment.orgName}
            subtitle={t(`identity.role_${assignment.role}`)}
            end={isPresent(assignment) ? <Tag tone="accent" label={t('identity.present')} /> : undefined}
            onTap={isPresent(assignment) || change.busy ? undefined : () => void change.run(assignment)}
          />
        ))}
      </List>
    </Sheet>
  );
}
