/** A row of a shop's own table by our field names, as text. */
export type LeadCells = Readonly<
  Partial<Record<'mobile' | 'name' | 'source' | 'grade' | 'need' | 'brand' | 'region' | 'storeCode', string>>
>;

const sources: Readonly<Record<string, 'store' | 'phone' | 'referral' | 'wecom' | 'online' | 'event'>> = {
  进店: 'store',
  来电: 'phone',
  转介绍: 'referral',
  企业微信: 'wecom',
  线上: 'online',
  抖音: 'online',
  小红书: 'online',
  百度: 'online',
  活动: 'event',
};
const grades = { A: 'A', B: 'B', C: 'C' } as const;
const isGrade = (text: string): text is keyof typeof grades => text in grades;

/** A row as the import takes it: words as codes, texts cut to what fits; a word that means nothing is left out. */
export function importRowOf(line: number, cells: LeadCells) {
  const { mobile = '', name = '', source = '', grade = '', need, brand, region, storeCode } = cells;
  const [from, level] = [sources[source], grade.toUpperCase()];
  return {
    line,
    mobile: mobile.slice(0, 40),
    name: name.slice(0, 100),
    ...(from === undefined ? {} : { source: from }),
    ...(isGrade(level) ? { grade: level } : {}),
    ...(need === undefined ? {} : { need: need.slice(0, 500) }),
    ...(brand === undefined ? {} : { brand: brand.slice(0, 100) }),
    ...(region === undefined ? {} : { region: region.slice(0, 100) }),
    ...(storeCode === undefined ? {} : { storeCode: storeCode.slice(0, 40) }),
  };
}
