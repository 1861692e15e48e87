/** The fields of a goods file and the headers under which shops know them. The first is how a report names the field. */
const goodsColumns = [
  ['code', ['商品编码', '编码', '货号', '商品货号', 'sku编码', 'sku', 'sku code', 'item code']],
  ['name', ['商品名称', '名称', '品名', 'title', 'product name']],
  ['spec', ['规格', '规格型号', '型号', 'variant']],
  ['brand', ['品牌']],
  ['cat', ['品类', '分类', '类别', '类目', 'category']],
  ['series', ['系列']],
  ['unit', ['单位', '计量单位']],
  ['list', ['零售价', '标价', '吊牌价', '售价', '价格', 'list price', 'price', 'retail price']],
  ['member', ['会员价', 'member price']],
  ['floor', ['最低售价', '限价', '底价', 'floor price']],
  ['cost', ['成本价', '成本', '进价', 'cost price']],
  ['taxRate', ['税率', 'tax rate', 'vat']],
  ['barcodes', ['条码', '条形码', '国际条码', '商品条码', 'barcode', 'ean', 'ean13']],
  ['serialised', ['序列号管理', '一物一码', '串码管理', 'serialized', 'serial']],
  ['modelId', ['选配模型', 'model', 'model id']],
  ['imageUrl', ['图片', '主图', 'image', 'image url']],
  ['tags', ['标签']],
  ['status', ['状态', '上下架']],
  ['service', ['服务类型', 'service']],
  ['serviceFor', ['适用品类', '服务适用品类', 'service for']],
] as const;

export type GoodsField = (typeof goodsColumns)[number][0];
export type GoodsCells = Partial<Record<GoodsField, string>>;

export const fieldLabel = (field: GoodsField): string => goodsColumns.find(([name]) => name === field)?.[1][0] ?? field;

/** 「零售价(元)」, ' List Price ' and 'list_price' are one header each. */
export function plainHeader(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[(（[【].*$/, '')
    .replace(/[_\s*]+/g, ' ')
    .trim();
}

const fieldByHeader = new Map<string, GoodsField>();
for (const [field, headers] of goodsColumns) {
  for (const header of [field, ...headers]) fieldByHeader.set(plainHeader(header), field);
}

export const goodsField = (header: string): GoodsField | undefined => fieldByHeader.get(plainHeader(header));

/** Cells by our field names; columns that mean nothing here are left out. */
export function goodsCells(cells: Readonly<Record<string, string>>): GoodsCells {
  const known: GoodsCells = {};
  for (const [header, cell] of Object.entries(cells)) {
    const field = goodsField(header);
    if (field && cell.trim() !== '') known[field] = cell.normalize('NFKC').trim();
  }
  return known;
}
