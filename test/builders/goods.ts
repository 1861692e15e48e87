import { ean } from './shop.ts';

type Article = {
  code: string;
  name: string;
  spec: string;
  brand: string;
  cat: string;
  list: number;
  serials?: readonly string[];
  ean: string;
};

/** What a small store sells, with names as long as real ones. */
export const goods: readonly Article[] = [
  { code: 'TENT-2', name: '云脊双人帐篷', spec: '沙色', brand: '山岚', cat: '帐篷', list: 1299, ean: ean(1) },
  { code: 'BOOT-42', name: '石径徒步鞋', spec: '42 码 深灰', brand: '山岚', cat: '徒步鞋', list: 899, ean: ean(2) },
  { code: 'LAMP-1', name: '萤火营地灯', spec: '充电款', brand: '山岚', cat: '灯具', list: 159, ean: ean(3) },
  {
    code: 'PHONE-X',
    name: '星途手机 X',
    spec: '256G 曜黑',
    brand: '星途',
    cat: '手机',
    list: 4299,
    serials: ['SN-20260001', 'SN-20260002', 'SN-20260003'],
    ean: ean(4),
  },
  {
    code: 'PACK-65',
    name: '远行者 65 升三季通用背负可调防泼水登山徒步双肩背包（含防雨罩、腰封与快取水袋仓）',
    spec: '65L 高山墨绿 加长背板 身高 178–190',
    brand: '山岚',
    cat: '背包',
    list: 1699,
    ean: ean(5),
  },
  { code: 'BED-1', name: '木言实木床', spec: '可选配', brand: '静眠', cat: '床', list: 3999, ean: ean(7) },
  { code: 'PILLOW-H', name: '静眠乳胶枕', spec: '高枕', brand: '静眠', cat: '枕', list: 399, ean: ean(6) },
];

/** A row of head office's goods file. */
export const importRow = (one: Article, i: number) => ({
  line: i + 2,
  cells: {
    商品编码: one.code,
    商品名称: one.name,
    规格: one.spec,
    品牌: one.brand,
    品类: one.cat,
    单位: '件',
    零售价: String(one.list),
    成本价: String(one.list / 2),
    最低售价: String(Math.floor(one.list * 0.7)),
    税率: '13%',
    条码: one.ean,
    ...(one.serials ? { 序列号管理: '是' } : {}),
  },
});

/** A row of a delivery note: twenty of each, or as many as have a serial number. */
export const receiptRow = ({ code, serials }: Article) => ({
  code,
  qty: serials?.length ?? 20,
  ...(serials ? { serials } : {}),
});

export function article(code: string): Article {
  const found = goods.find((one) => one.code === code);
  if (!found) throw new RangeError(`no article ${code}`);
  return found;
}
