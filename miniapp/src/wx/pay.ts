import Taro from '@tarojs/taro';
import { isWeapp } from '@/wx/platform';

/** What POST …/prepay answers for a payment inside the mini-program, signed by the server. */
export type PayParams = { timeStamp: string; nonceStr: string; package: string; signType: 'RSA'; paySign: string };

export type PayOutcome = 'sent' | 'closed' | 'failed';

/** Whether this device can pay inside the app; elsewhere the customer scans the guide's QR code. */
export const canPayHere = isWeapp;

/**
 * WeChat's cashier. 'sent' only means that the person has paid as far as the phone knows: the slip is paid when the server
 * says so. 'closed' = the person went back.
 */
export async function pay(params: PayParams): Promise<PayOutcome> {
  try {
    // Taro passes this one through: the promise is WeChat's own, which it gives where no callback is named.
    await Taro.requestPayment(params);
    return 'sent';
  } catch (cause) {
    const words = typeof cause === 'object' && cause !== null && 'errMsg' in cause ? String(cause.errMsg) : '';
    return words.includes('cancel') ? 'closed' : 'failed';
  }
}
