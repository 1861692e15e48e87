import { goodsField, plainHeader } from './import-columns.ts';

export type ImportKind = 'goods' | 'stock' | 'members' | 'leads';

const stockHeaders = [
  ['storeCode', ['门店编码', '门店', '店铺编码', 'store', 'store code']],
  ['code', ['商品编码', '编码', '货号', '条码', '条形码', 'sku', 'code', 'barcode', 'ean']],
  ['qty', ['数量', '库存', '库存数量', '入库数量', 'qty', 'quantity', 'stock', 'on hand']],
  ['serials', ['序列号', '串码', 'serial', 'serials', 'serial number']],
] as const;

const memberHeaders = [
  ['mobile', ['手机号', '手机', '手机号码', '会员手机', '电话', 'mobile', 'phone']],
  ['name', ['姓名', '会员姓名', '名字', 'name']],
  ['level', ['会员等级', '等级', 'level']],
  ['points', ['积分', '可用积分', 'points']],
  ['tags', ['标签', 'tags']],
] as const;

const leadHeaders = [
  ['mobile', ['手机号', '手机', '手机号码', '电话', '联系电话', 'mobile', 'phone']],
  ['name', ['姓名', '称呼', '客户姓名', '顾客', '名字', 'name']],
  ['source', ['来源', '渠道', 'source', 'channel']],
  ['grade', ['意向', '意向等级', '等级', 'grade']],
  ['need', ['需求', '想要什么', '备注', 'need', 'remark']],
  ['brand', ['品牌', 'brand']],
  ['region', ['区域', '城市', 'region', 'city']],
  ['storeCode', ['门店编码', '门店', 'store', 'store code']],
] as const;

export type LeadField = (typeof leadHeaders)[number][0];
export type StockField = (typeof stockHeaders)[number][0];
export type MemberField = (typeof memberHeaders)[number][0];

function finder<F extends string>(columns: readonly (readonly [F, readonly string[]])[]): (header: string) => F | undefined {
  return (header) => columns.find(([field, headers]) => [plainHeader(field), ...headers].includes(plainHeader(header)))?.[0];
}

export const stockField = finder<StockField>(stockHeaders);
export const leadField = finder<LeadField>(leadHeaders);
export const memberField = finder<MemberField>(memberHeaders);

/** What a file is about, by its headers: a mobile number with a source or a need makes it leads, else members; a quantity stock, a price goods. */
export function kindOf(headers: readonly string[]): ImportKind | undefined {
  const has = <F>(find: (header: string) => F | undefined, field: F): boolean => headers.some((header) => find(header) === field);
  if (has(leadField, 'mobile') && (has(leadField, 'source') || has(leadField, 'need'))) return 'leads';
  if (has(memberField, 'mobile')) return 'members';
  if (has(stockField, 'qty') && has(stockField, 'code') && !has(goodsField, 'list')) return 'stock';
  return has(goodsField, 'code') && (has(goodsField, 'list') || has(goodsField, 'name')) ? 'goods' : undefined;
}
