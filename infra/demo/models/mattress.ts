import type { MadeToChoice } from '../models.ts';
import { named } from './named.ts';

/** Six options; a wider or longer one costs by its area, wide latex and firm memory foam do not exist. */
export const mattress: MadeToChoice = {
  article: { name: '静眠 定制床垫', cat: '床垫', series: '静眠 定制床垫', unit: '张', list: 1999 },
  model: {
    name: '静眠 定制床垫',
    labels: {
      series: { name: '系列', values: named({ classic: '经典', royal: '皇家' }) },
      width: { name: '宽度', values: named({ 1200: '1.2 米', 1500: '1.5 米', 1800: '1.8 米', 2000: '2.0 米' }) },
      length: { name: '长度', values: named({ 1900: '1.9 米', 2000: '2.0 米', 2200: '2.2 米' }) },
      core: { name: '内芯', values: named({ spring: '独立弹簧', latex: '天然乳胶', memory: '记忆棉' }) },
      firm: { name: '软硬', values: named({ soft: '偏软', medium: '适中', hard: '偏硬' }) },
      cover: { name: '面料', values: named({ knit: '针织', tencel: '天丝', silk: '真丝' }) },
    },
    model: {
      vars: {
        series: ['classic', 'royal'],
        width: [1200, 1500, 1800, 2000],
        length: [1900, 2000, 2200],
        core: ['spring', 'latex', 'memory'],
        firm: ['soft', 'medium', 'hard'],
        cover: ['knit', 'tencel', 'silk'],
      },
      rules: [
        { id: 'R1', if: { core: ['latex'] }, then: { width: [1200, 1500, 1800] } },
        { id: 'R2', if: { length: [2200] }, then: { cover: ['tencel', 'silk'] } },
        { id: 'R3', not: { cover: ['silk'], core: ['memory'] } },
        { id: 'R4', if: { series: ['classic'] }, then: { cover: ['knit', 'tencel'] } },
        {
          id: 'R5',
          table: {
            cols: ['core', 'firm'],
            kind: 'allow',
            rows: [
              ['spring', '*'],
              ['latex', 'soft'],
              ['latex', 'medium'],
              ['memory', 'soft'],
            ],
          },
        },
        { id: 'R6', if: { series: ['royal'], width: [2000] }, then: { core: ['spring'] } },
      ],
      price: {
        tables: {
          base: {
            classic: { spring: 199_900, latex: 329_900, memory: 259_900 },
            royal: { spring: 299_900, latex: 459_900, memory: 369_900 },
          },
          cover: { knit: 0, tencel: 29_900, silk: 89_900 },
        },
        std: [
          'add',
          { lookup: 'base', keys: [{ v: 'series' }, { v: 'core' }] },
          // 650 yuan for each square metre beyond the smallest, 1.2 by 1.9 metres.
          ['mulDiv', ['mul', ['sub', ['mul', { v: 'width' }, { v: 'length' }], 2_280_000], 1], 6500, 100_000],
          { lookup: 'cover', keys: [{ v: 'cover' }] },
        ],
      },
    },
  },
  chosen: [
    { series: 'classic', width: 1800, length: 2000, core: 'latex', firm: 'medium', cover: 'tencel' },
    { series: 'royal', width: 1800, length: 2200, core: 'spring', firm: 'hard', cover: 'silk' },
    { series: 'classic', width: 1500, length: 2000, core: 'memory', firm: 'soft', cover: 'knit' },
  ],
};
