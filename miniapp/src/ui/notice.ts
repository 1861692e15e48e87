import { create } from 'zustand';

export type Notice = {
  text: string;
  tone: 'plain' | 'danger';
  undo?: { label: string; run: () => void } | undefined;
};

const SHOWN_MS = 3_000;
/** Long enough to notice and reach the button. */
const UNDO_MS = 5_000;

export const useNotice = create<{ notice: Notice | undefined }>(() => ({ notice: undefined }));

let timer: ReturnType<typeof setTimeout> | undefined;

/** A sentence at the bottom of the screen that goes away by itself. With `undo` it stays 5 s and offers the way back. */
export function notify(text: string, more: Partial<Omit<Notice, 'text'>> = {}): void {
  clearTimeout(timer);
  useNotice.setState({ notice: { text, tone: more.tone ?? 'plain', undo: more.undo } });
  timer = setTimeout(dismiss, more.undo ? UNDO_MS : SHOWN_MS);
}

export function dismiss(): void {
  clearTimeout(timer);
  useNotice.setState({ notice: undefined });
}
