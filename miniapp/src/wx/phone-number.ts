import { isWeapp } from '@/wx/platform';

/** Only WeChat hands over a verified mobile number; elsewhere it is typed. */
export const hasPhoneNumber = isWeapp;

/**
 * For `<Button open={phoneNumberButton(…)} />`: asks WeChat for the person's number. The code (one use, five minutes, not the
 * login code) goes to the server, which gets the number; nothing is called when the person declines.
 */
export const phoneNumberButton = (onCode: (code: string) => void) => ({
  openType: 'getPhoneNumber' as const,
  onGetPhoneNumber: (event: { detail: { code?: string } }): void => {
    if (event.detail.code) onCode(event.detail.code);
  },
});
