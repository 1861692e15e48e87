/** A picture without a file. Percent-encoded: phones have no btoa for Chinese. */
export const dataAddress = (svg: string): string => `data:image/svg+xml,${encodeURIComponent(svg)}`;
