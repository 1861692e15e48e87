import type { Plant } from './plant-shape.ts';
import { counting } from './plants/counting.ts';
import { money } from './plants/money.ts';
import { saving } from './plants/saving.ts';
import { telling } from './plants/telling.ts';
import { trusting } from './plants/trusting.ts';

export const plants: readonly Plant[] = [...saving, ...telling, ...money, ...counting, ...trusting];
