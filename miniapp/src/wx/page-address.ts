import { isH5 } from '@/wx/platform';

/** Where a page can be opened in any browser: `pageAddress('coupons/pages/claim/index?templateId=…')`. */
export const pageAddress = (path: string): string => `${isH5 ? `${location.origin}${location.pathname}` : `${API_ORIGIN}/`}#/${path}`;
