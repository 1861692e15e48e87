import type { MadeToChoice } from '../models.ts';
import { named } from './named.ts';

/** The fastest processor needs the large case, and much memory the fastest processor. */
export const laptop: MadeToChoice = {
  article: { name: '凌云 笔记本 定制版', cat: '电脑', series: '凌云 笔记本 定制版', unit: '台', list: 4999 },
  model: {
    name: '凌云 笔记本 定制版',
    labels: {
      screen: { name: '屏幕', values: named({ 14: '14 英寸', 16: '16 英寸' }) },
      chip: { name: '处理器', values: named({ c6: '6 核', c8: '8 核', c12: '12 核' }) },
      memory: { name: '内存', unit: 'GB', values: named({ 16: '16 GB', 32: '32 GB', 64: '64 GB' }) },
      disk: { name: '硬盘', values: named({ 512: '512 GB', 1024: '1 TB', 2048: '2 TB' }) },
      colour: { name: '颜色', values: named({ silver: '月银', grey: '深空灰', blue: '远山蓝' }) },
    },
    model: {
      vars: {
        screen: [14, 16],
        chip: ['c6', 'c8', 'c12'],
        memory: [16, 32, 64],
        disk: [512, 1024, 2048],
        colour: ['silver', 'grey', 'blue'],
      },
      rules: [
        { id: 'L1', if: { chip: ['c12'] }, then: { screen: [16] } },
        { id: 'L2', if: { memory: [64] }, then: { chip: ['c12'] } },
        { id: 'L3', if: { disk: [2048] }, then: { memory: [32, 64] } },
        { id: 'L4', not: { colour: ['blue'], screen: [16] } },
      ],
      price: {
        tables: {
          chip: { c6: 499_900, c8: 609_900, c12: 859_900 },
          screen: { 14: 0, 16: 80_000 },
          memory: { 16: 0, 32: 70_000, 64: 210_000 },
          disk: { 512: 0, 1024: 50_000, 2048: 140_000 },
        },
        std: [
          'add',
          { lookup: 'chip', keys: [{ v: 'chip' }] },
          { lookup: 'screen', keys: [{ v: 'screen' }] },
          { lookup: 'memory', keys: [{ v: 'memory' }] },
          { lookup: 'disk', keys: [{ v: 'disk' }] },
        ],
      },
    },
  },
  chosen: [
    { screen: 14, chip: 'c6', memory: 16, disk: 512, colour: 'blue' },
    { screen: 16, chip: 'c12', memory: 64, disk: 2048, colour: 'grey' },
    { screen: 14, chip: 'c8', memory: 32, disk: 1024, colour: 'silver' },
  ],
};
