export type { Visit } from './domain/visit.ts';
export { visitRef } from './store.ts';
