/** Labels of values by their codes. */
export const named = (names: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(names).map(([code, name]) => [code, { name }]));
