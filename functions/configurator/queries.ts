export { choicesInWords } from './domain/published-model.ts';
export { configuredGoods } from './goods-shape.ts';
export { diagram, soldSettings, value } from './model-shape.ts';
export { labelsView } from './steps/labels.ts';
export { type Configuration, configurationRef, modelRef } from './store.ts';
