import type { MadeToChoice } from '../models.ts';
import { named } from './named.ts';

/** A large pack needs a frame, and the smallest one has no long back. */
export const backpack: MadeToChoice = {
  article: { name: '远足 登山包 定制版', cat: '背包', series: '远足 登山包 定制版', unit: '个', list: 599 },
  model: {
    name: '远足 登山包 定制版',
    labels: {
      size: { name: '容量', unit: '升', values: named({ 35: '35 升', 50: '50 升', 65: '65 升' }) },
      frame: { name: '背架', values: named({ none: '无', light: '轻量', alloy: '铝合金' }) },
      back: { name: '背长', values: named({ S: '短', M: '中', L: '长' }) },
      colour: { name: '颜色', values: named({ green: '松绿', sand: '沙', black: '黑' }) },
      cover: { name: '防雨罩', values: named({ without: '不要', with: '要' }) },
    },
    model: {
      vars: {
        size: [35, 50, 65],
        frame: ['none', 'light', 'alloy'],
        back: ['S', 'M', 'L'],
        colour: ['green', 'sand', 'black'],
        cover: ['without', 'with'],
      },
      rules: [
        { id: 'B1', if: { size: [65] }, then: { frame: ['alloy'] } },
        { id: 'B2', if: { size: [50] }, then: { frame: ['light', 'alloy'] } },
        { id: 'B3', not: { size: [35], back: ['L'] } },
        { id: 'B4', not: { frame: ['alloy'], colour: ['sand'] } },
      ],
      price: {
        tables: {
          size: { 35: 59_900, 50: 79_900, 65: 99_900 },
          frame: { none: 0, light: 10_000, alloy: 26_000 },
          cover: { without: 0, with: 6900 },
        },
        std: [
          'add',
          { lookup: 'size', keys: [{ v: 'size' }] },
          { lookup: 'frame', keys: [{ v: 'frame' }] },
          { lookup: 'cover', keys: [{ v: 'cover' }] },
        ],
      },
    },
  },
  sketches: {
    colour: { green: { cloth: '#4c6b52', threads: 2 }, sand: { cloth: '#cdb891', threads: 2 }, black: { cloth: '#2b2d2f', threads: 2 } },
  },
  chosen: [
    { size: 35, frame: 'none', back: 'M', colour: 'green', cover: 'with' },
    { size: 65, frame: 'alloy', back: 'L', colour: 'black', cover: 'with' },
    { size: 50, frame: 'light', back: 'S', colour: 'sand', cover: 'without' },
  ],
};
