import type { Chance } from './random.ts';

const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
];
const nicknames = [...'宁博岚悦航琪轩婷凯雯鹏洁勇静磊娜强敏军丽'];

/** What customers call themselves at the counter: a surname and a form of address. */
export const customerName = (dice: Chance): string => `${dice.pick(surnames)}${dice.pick(['女士', '先生'])}`;

/** What colleagues call each other: 「小宁」, 「阿博」; those of neighbouring numbers are not alike. */
export const staffName = (dice: Chance, no: number): string => `${dice.pick(['小', '阿'])}${nicknames[no % nicknames.length]}`;

/** Members have 199 0000 0001 upwards; customers of leads who are no members yet 199 1000 0001 upwards. */
export const mobileOf = (no: number): string => `199${String(no).padStart(8, '0')}`;
export const strangersMobile = (no: number): string => mobileOf(10_000_000 + no);
