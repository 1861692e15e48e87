import type { MadeToChoice } from '../models.ts';
import { named } from './named.ts';

/** Six options; a wider or longer one costs by its area, wide latex and firm memory foam do not exist. */
export const mattress: MadeToChoice = {
  article: { name: '静眠 定制床垫', cat: '床垫', series: '静眠 定制床垫', unit: '张', list: 1999 },
  model: {
    name: '静眠 定制床垫',
    labels: {
      series: { name: '系列', values: named({ classic: '经典', royal: '皇家' }) },
      width: { name: '宽度', unit: '毫米', values: named({ 1200: '1.2 米', 1500: '1.5 米', 1800: '1.8 米', 2000: '2.0 米' }) },
      length: { name: '长度', unit: '毫米', values: named({ 1900: '1.9 米', 2000: '2.0 米', 2200: '2.2 米' }) },
      core: { name: '内芯', values: named({ spring: '独立弹簧', latex: '天然乳胶', memory: '记忆棉' }) },
      firm: { name: '软硬', values: named({ soft: '偏软', medium: '适中', hard: '偏硬' }) },
      cover: { name: '面料', values: named({ knit: '针织', tencel: '天丝', silk: '真丝' }) },
    },
    settings: {
      leadDays: 10,
      nonstandard: {
        step: 10,
        min: { width: 900, length: 1800 },
        max: { width: 2000, length: 2200 },
        surchargeBp: 1500,
        surchargeMin: 20_000,
        leadDays: 30,
        approval: true,
      },
      bom: [
        { part: 'FAB-01', name: '面料', unit: '平方分米', qty: ['mulDivCeil', ['mul', { v: 'width' }, { v: 'length' }], 22, 100_000] },
        { part: 'LTX-05', name: '乳胶片 5 厘米', unit: '片', qty: 2, if: { core: ['latex'] } },
        {
          part: 'SPR-12',
          name: '独立弹簧',
          unit: '个',
          qty: ['mulDivCeil', ['mul', { v: 'width' }, { v: 'length' }], 1, 4000],
          if: { core: ['spring'] },
        },
      ],
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
  sketches: {
    series: { classic: { cloth: '#d8cfc0', threads: 8 }, royal: { cloth: '#b9a06a', threads: 8 } },
    width: { 1200: { bed: [1200, 2000] }, 1500: { bed: [1500, 2000] }, 1800: { bed: [1800, 2000] }, 2000: { bed: [2000, 2000] } },
    length: { 1900: { bed: [1500, 1900] }, 2000: { bed: [1500, 2000] }, 2200: { bed: [1500, 2200] } },
    core: {
      spring: { layers: ['#e8e0d4', '#9aa5ab', '#b8c2c7', '#9aa5ab', '#e8e0d4'] },
      latex: { layers: ['#e8e0d4', '#f4e9c9', '#f0e0b4', '#e8e0d4'] },
      memory: { layers: ['#e8e0d4', '#c9d8e6', '#a9bfd4', '#e8e0d4'] },
    },
    cover: { knit: { cloth: '#e9e6df', threads: 3 }, tencel: { cloth: '#dbe6ea', threads: 2 }, silk: { cloth: '#f3e3d6', threads: 1 } },
  },
  chosen: [
    { series: 'classic', width: 1800, length: 2000, core: 'latex', firm: 'medium', cover: 'tencel' },
    { series: 'royal', width: 1800, length: 2200, core: 'spring', firm: 'hard', cover: 'silk' },
    { series: 'classic', width: 1500, length: 2000, core: 'memory', firm: 'soft', cover: 'knit' },
  ],
};
