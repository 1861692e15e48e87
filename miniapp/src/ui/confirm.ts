import { create } from 'zustand';

export type Question = {
  title: string;
  text?: string | undefined;
  /** A verb with its object or amount: 「作废销售单」, never 「确定」. */
  action: string;
  danger?: boolean | undefined;
};

type Asked = { question: Question; answer: (yes: boolean) => void };

export const useConfirm = create<{ asked: Asked | undefined }>(() => ({ asked: undefined }));

/** Asks before money moves or rights change; everything else is done at once and offers undo. */
export function confirm(question: Question): Promise<boolean> {
  useConfirm.getState().asked?.answer(false);
  return new Promise((resolve) => {
    const answer = (yes: boolean): void => {
      useConfirm.setState({ asked: undefined });
      resolve(yes);
    };
    useConfirm.setState({ asked: { question, answer } });
  });
}
