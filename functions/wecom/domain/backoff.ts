/** Seconds until the next try after `tries` failed ones: doubles from a minute, never longer than ten, so that nothing waits long after an outage. */
export const waitSeconds = (tries: number): number => Math.min(600, 60 * 2 ** Math.max(0, tries - 1));
