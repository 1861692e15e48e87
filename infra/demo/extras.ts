/** What is sold beside goods, as head office's file has it; prices in yuan. An insurance's code is its plan at the insurer. */
const extras = [
  { code: 'BX-SCREEN', name: '碎屏险', spec: '一年', kind: '保险', cats: '手机、平板', list: 199, cost: 140 },
  { code: 'BX-WHOLE', name: '整机延保', spec: '两年', kind: '保险', cats: '手机、平板、电脑', list: 399, cost: 300 },
  { code: 'AZ-SETUP', name: '上门装机', spec: '一次', kind: '安装', cats: '电脑', list: 99, cost: 60 },
  { code: 'BX-TENT', name: '帐篷破损险', spec: '一年', kind: '保险', cats: '帐篷', list: 59, cost: 35 },
  { code: 'BX-BED', name: '床垫质保险', spec: '五年', kind: '保险', cats: '床垫、床、沙发', list: 299, cost: 200 },
  { code: 'AZ-HOME', name: '送货安装', spec: '一次', kind: '安装', cats: '床垫、床、柜、沙发', list: 120, cost: 80 },
] as const;

/** Rows of head office's goods file. */
export const extraCells: readonly Record<string, string>[] = extras.map(({ code, name, spec, kind, cats, list, cost }) => ({
  ...{ 商品编码: code, 商品名称: name, 规格: spec, 品牌: '门店服务', 品类: '服务', 单位: '份', 零售价: String(list) },
  ...{ 最低售价: String(cost), 成本价: String(cost), 税率: '6%', 服务类型: kind, 适用品类: cats },
}));
