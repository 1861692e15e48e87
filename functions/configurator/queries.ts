export { type Configuration, configurationRef, modelRef } from './store.ts';
