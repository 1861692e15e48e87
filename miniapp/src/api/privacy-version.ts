/** The version of the privacy guideline that the join page asks to agree to; a new text is a new version. */
export const PRIVACY_VERSION = '2026-11';
