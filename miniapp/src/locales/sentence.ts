/** Puts facts into a sentence's `{places}`. A place without its fact stays empty rather than showing a brace. */
export const fill = (sentence: string, facts: Readonly<Record<string, string | number>>): string =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''));
