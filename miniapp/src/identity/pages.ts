/** Where pages of this context lead to. */
export const startPage = 'home/pages/start/index';
export const signInPage = 'identity/pages/sign-in/index';
export const mePage = 'identity/pages/me/index';
