/**
 * Three trades, each sold by one dealer: what they sell and at which prices (in yuan). A later spec of a series costs `step` more
 * than the one before it.
 */
export type Series = {
  name: string;
  cat: string;
  specs: readonly string[];
  from: number;
  to: number;
  step?: number;
  serialised?: true;
  unit: string;
};
export type Trade = { key: TradeKey; brand: string; otherBrands: readonly string[]; series: readonly Series[] };
export type TradeKey = '3C' | 'OUT' | 'BED';

export const electronics: Trade = {
  key: '3C',
  brand: '星途',
  otherBrands: ['凌云', '声浪'],
  series: [
    {
      name: '星途 手机 X',
      cat: '手机',
      specs: ['128G 雾白', '256G 雾白', '256G 曜黑', '512G 曜黑'],
      from: 2999,
      to: 5999,
      step: 300,
      serialised: true,
      unit: '台',
    },
    { name: '星途 平板 P', cat: '平板', specs: ['11 英寸', '13 英寸'], from: 1999, to: 4599, step: 800, serialised: true, unit: '台' },
    { name: '凌云 笔记本 Air', cat: '电脑', specs: ['16G+512G', '16G+1T', '32G+1T'], from: 4999, to: 9999, step: 700, unit: '台' },
    { name: '声浪 蓝牙耳机', cat: '影音', specs: ['白', '黑', '蓝'], from: 199, to: 1299, unit: '副' },
    { name: '声浪 智能音箱', cat: '影音', specs: ['标准版', '旗舰版'], from: 299, to: 1399, step: 200, unit: '台' },
    { name: '星途 智能手表', cat: '穿戴', specs: ['42mm', '46mm'], from: 799, to: 2299, step: 200, unit: '块' },
    { name: '快充充电器', cat: '配件', specs: ['33W', '65W', '120W'], from: 59, to: 199, step: 50, unit: '个' },
    { name: '编织数据线', cat: '配件', specs: ['1 米', '2 米'], from: 29, to: 89, step: 10, unit: '条' },
    { name: '防摔手机壳', cat: '配件', specs: ['透明', '雾黑', '海蓝', '樱粉'], from: 39, to: 129, unit: '个' },
    { name: '高清贴膜', cat: '配件', specs: ['一片装', '两片装'], from: 29, to: 69, step: 20, unit: '张' },
  ],
};

export const outdoor: Trade = {
  key: 'OUT',
  brand: '山岚',
  otherBrands: ['远足', '云脊'],
  series: [
    { name: '云脊 双人帐篷', cat: '帐篷', specs: ['绿', '沙', '灰'], from: 599, to: 2599, unit: '顶' },
    { name: '云脊 四人帐篷', cat: '帐篷', specs: ['绿', '沙'], from: 1299, to: 3999, unit: '顶' },
    { name: '山岚 冲锋衣 男款', cat: '服装', specs: ['S', 'M', 'L', 'XL', 'XXL'], from: 699, to: 2299, unit: '件' },
    { name: '山岚 冲锋衣 女款', cat: '服装', specs: ['XS', 'S', 'M', 'L'], from: 699, to: 2199, unit: '件' },
    { name: '远足 徒步鞋', cat: '鞋', specs: ['38', '39', '40', '41', '42', '43', '44'], from: 499, to: 1499, unit: '双' },
    { name: '山岚 羽绒睡袋', cat: '睡袋', specs: ['0℃', '-10℃', '-20℃'], from: 399, to: 1499, step: 200, unit: '个' },
    { name: '远足 登山包', cat: '背包', specs: ['35L', '50L', '65L'], from: 399, to: 1499, step: 100, unit: '个' },
    { name: '折叠露营椅', cat: '露营', specs: ['卡其', '黑'], from: 99, to: 499, unit: '把' },
    { name: '营地灯', cat: '露营', specs: ['充电款', '太阳能款'], from: 79, to: 349, step: 50, unit: '盏' },
    { name: '速干毛巾', cat: '配件', specs: ['小', '大'], from: 29, to: 79, step: 20, unit: '条' },
  ],
};

export const bedding: Trade = {
  key: 'BED',
  brand: '静眠',
  otherBrands: ['木言', '棉序'],
  series: [
    { name: '静眠 乳胶床垫', cat: '床垫', specs: ['1.2 米', '1.5 米', '1.8 米', '2.0 米'], from: 2999, to: 7999, step: 500, unit: '张' },
    { name: '静眠 弹簧床垫', cat: '床垫', specs: ['1.2 米', '1.5 米', '1.8 米'], from: 1599, to: 4999, step: 400, unit: '张' },
    { name: '木言 实木床', cat: '床', specs: ['1.5 米 原木', '1.8 米 原木', '1.8 米 胡桃'], from: 2599, to: 7999, step: 400, unit: '张' },
    { name: '木言 床头柜', cat: '柜', specs: ['原木', '胡桃'], from: 399, to: 1199, step: 100, unit: '个' },
    { name: '棉序 四件套', cat: '床品', specs: ['1.5 米 月白', '1.8 米 月白', '1.8 米 雾蓝'], from: 299, to: 1599, unit: '套' },
    { name: '棉序 蚕丝被', cat: '床品', specs: ['春秋 2.0 米', '冬被 2.2 米'], from: 599, to: 2599, step: 400, unit: '条' },
    { name: '静眠 乳胶枕', cat: '枕', specs: ['低枕', '高枕'], from: 199, to: 799, unit: '个' },
    { name: '棉序 床笠', cat: '床品', specs: ['1.5 米', '1.8 米'], from: 99, to: 349, step: 50, unit: '条' },
    { name: '木言 软包沙发', cat: '沙发', specs: ['双人 灰', '三人 灰', '三人 米'], from: 2999, to: 10999, step: 1000, unit: '张' },
    { name: '护脊腰靠', cat: '配件', specs: ['灰', '米'], from: 89, to: 299, unit: '个' },
  ],
};

export const trades: readonly Trade[] = [electronics, outdoor, bedding];
