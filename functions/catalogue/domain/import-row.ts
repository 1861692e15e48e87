import { ean13Check, isEan13 } from './ean13.ts';
import { fenOf, httpsUrl, serviceOf, split, statusOf, taxRateOf, yesNo } from './import-cells.ts';
import { fieldLabel, type GoodsCells, type GoodsField } from './import-columns.ts';
import type { Sku } from './sku.ts';

type Needed = Pick<Sku, 'code' | 'name' | 'brand' | 'cat' | 'listFen'>;

/** What one row says about its SKU; fields that were left blank are absent and keep what is known. */
export type GoodsDraft = Needed & { [K in keyof Omit<Sku, 'skuId' | 'rev' | keyof Needed>]?: Sku[K] | undefined };

/** One fault of one row: the field as the file calls it, and what to do about it. */
export type Fault = { field: string; message: string };

const BARCODES_MAX = 5;
const SERVICE_CATS_MAX = 20;

/** Reads a row; every fault it has is named, not only the first. */
export function readGoodsRow(cells: GoodsCells): { draft?: GoodsDraft; faults: Fault[] } {
  const read = reader(cells);
  const draft: GoodsDraft = {
    code: read.needed('code', 40),
    name: read.needed('name', 60),
    brand: read.needed('brand', 30),
    cat: read.needed('cat', 30),
    listFen: read.neededMoney('list'),
    spec: read.text('spec', 60),
    series: read.text('series', 30),
    unit: read.text('unit', 10),
    modelId: read.text('modelId', 40),
    memberFen: read.money('member'),
    floorFen: read.money('floor'),
    costFen: read.money('cost'),
    taxRateBps: read.as('taxRate', taxRateOf, '税率要写成 13% 这样，请改正'),
    barcodes: read.as('barcodes', split, ''),
    serialised: read.as('serialised', yesNo, '序列号管理请填「是」或「否」'),
    imageUrl: read.as('imageUrl', httpsUrl, '图片要用 https:// 开头的地址，请改正'),
    tags: read.as('tags', (text) => split(text).slice(0, 10), ''),
    status: read.as('status', statusOf, '状态请填「上架」或「下架」'),
    service: serviceIn(read),
  };
  const faults = [...read.faults, ...codeFaults(draft), ...priceFaults(draft), ...serviceFaults(draft)];
  return faults.length > 0 ? { faults } : { draft, faults };
}

/** A service says for goods of which categories it is sold. */
function serviceIn(read: ReturnType<typeof reader>): GoodsDraft['service'] {
  const kind = read.as('service', serviceOf, '服务类型请填「保险」或「安装」');
  return kind && { kind, cats: read.as('serviceFor', split, '') ?? [] };
}

function reader(cells: GoodsCells) {
  const faults: Fault[] = [];
  const fault = (field: GoodsField, message: string): undefined => {
    faults.push({ field: fieldLabel(field), message });
  };
  /** Undefined where the cell is blank, or where it cannot be read, which is a fault. */
  const as = <T>(field: GoodsField, reads: (cell: string) => T | undefined, message: string): T | undefined => {
    const cell = cells[field];
    return cell === undefined ? undefined : (reads(cell) ?? fault(field, message));
  };
  const text = (field: GoodsField, max: number): string | undefined =>
    as(
      field,
      (cell) => (cell.length <= max && !/\p{Cc}/u.test(cell) ? cell : undefined),
      `${fieldLabel(field)}最多 ${max} 个字且不能换行，请缩短`,
    );
  const money = (field: GoodsField): number | undefined =>
    as(field, fenOf, `${fieldLabel(field)}「${cells[field]}」不是金额，请填元，如 1299 或 1299.50`);
  const missing = (field: GoodsField): undefined => {
    if (cells[field] === undefined) fault(field, `没有填写${fieldLabel(field)}，请补上`);
  };
  return {
    faults,
    as,
    text,
    money,
    needed: (field: GoodsField, max: number): string => text(field, max) ?? missing(field) ?? '',
    neededMoney: (field: GoodsField): number => money(field) ?? missing(field) ?? 0,
  };
}

function codeFaults({ code, barcodes = [] }: GoodsDraft): Fault[] {
  const faults: string[] = [];
  if (barcodes.length > BARCODES_MAX) faults.push(`一件商品最多 ${BARCODES_MAX} 个条码，请删掉多余的`);
  for (const barcode of barcodes) {
    if (!/^\d{13}$/.test(barcode)) faults.push(`条码「${barcode}」不是 13 位数字（EAN-13），请核对`);
    else if (!isEan13(barcode)) faults.push(`条码 ${barcode} 的校验位不对，末位应为 ${ean13Check(barcode)}，请核对`);
  }
  const shape = code === '' || /^[\w./-]+$/.test(code) ? [] : [`商品编码「${code}」只能用字母、数字和 - _ . /，请改正`];
  return [...shape.map(faultOf('code')), ...faults.map(faultOf('barcodes'))];
}

function serviceFaults({ service, serialised, modelId }: GoodsDraft): Fault[] {
  if (!service) return [];
  const { length } = service.cats;
  const none = length === 0 || length > SERVICE_CATS_MAX ? [`服务要写明适用品类（最多 ${SERVICE_CATS_MAX} 个，用顿号隔开），请补上`] : [];
  const goods = serialised || modelId !== undefined ? ['服务没有序列号，也不能选配，请去掉这两列'] : [];
  return [...none.map(faultOf('serviceFor')), ...goods.map(faultOf('service'))];
}

function priceFaults({ listFen, floorFen = 0, memberFen = 0 }: GoodsDraft): Fault[] {
  const floor = floorFen > listFen && listFen > 0 ? ['最低售价高于零售价，请核对两个价格'] : [];
  const member = memberFen > listFen && listFen > 0 ? ['会员价高于零售价，请核对两个价格'] : [];
  return [...floor.map(faultOf('floor')), ...member.map(faultOf('member'))];
}

const faultOf =
  (field: GoodsField) =>
  (message: string): Fault => ({ field: fieldLabel(field), message });
