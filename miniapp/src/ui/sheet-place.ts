import { createContext } from 'react';

/**
 * Where sheets are put on H5: the end of their Screen, so that a sticky list or bar around the component that opens one does not
 * lie above it. WeChat has no such layers; there a sheet stays where it is written.
 */
export const SheetPlace = createContext<HTMLElement | null>(null);
