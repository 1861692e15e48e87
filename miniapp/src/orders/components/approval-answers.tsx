import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import { ProblemError } from '@/api/problem';
import { useAction } from '@/api/use-action';
import { t } from '@/locales/t';
import type { Approval } from '@/orders/ask-approval';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { notify } from '@/ui/notice';
import { Sheet } from '@/ui/sheet';

/** Yes in one tap; no in two, with a word to the guide for who wants to. */
export function ApprovalAnswers({ approval, onDecided }: { approval: Approval; onDecided: () => void }) {
  const { approvalId, askedByName } = approval;
  const [rejecting, setRejecting] = useState(false);
  const [note, setNote] = useState('');
  const decide = useAction(async (approve: boolean) => {
    const why = approve || note.trim() === '' ? {} : { note: note.trim() };
    try {
      await call('POST /orders/approvals/{approvalId}/decide', { params: { approvalId }, body: { approve, ...why } });
      notify(t(approve ? 'approvals.approvedDone' : 'approvals.rejectedDone', { name: askedByName }));
    } catch (problem) {
      // Decided by a colleague or expired meanwhile: the card goes, so the sentence stands elsewhere.
      if (!(problem instanceof ProblemError) || !isOver(problem)) throw problem;
      notify(problem.message, { tone: 'danger' });
    }
    setRejecting(false);
    onDecided();
  });
  return (
    <>
      {!rejecting && <ProblemLine problem={decide.problem} />}
      <View className="orders-approval-answers">
        <Button block kind="plain" id={`reject-${approvalId}`} label={t('approvals.reject')} onTap={() => setRejecting(true)} />
        <Button block id={`approve-${approvalId}`} label={t('approvals.approve')} busy={decide.busy} onTap={() => decide.run(true)} />
      </View>
      <Sheet
        open={rejecting}
        title={t('approvals.rejectTitle')}
        onClose={() => setRejecting(false)}
        footer={<Button block kind="danger" id="reject" label={t('approvals.reject')} busy={decide.busy} onTap={() => decide.run(false)} />}
      >
        <Field id="reject-note" label={t('approvals.rejectNote')} value={note} maxLength={100} onChange={setNote} />
        <ProblemLine problem={decide.problem} />
      </Sheet>
    </>
  );
}

const isOver = ({ code }: ProblemError): boolean => code === 'APPROVAL_DECIDED' || code === 'APPROVAL_EXPIRED';
