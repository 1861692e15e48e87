import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { type ImportFile, ImportFileError, readImportFile } from '#catalogue/import-file';
import { importGoods } from './import/goods.ts';
import { importLeads } from './import/leads.ts';
import { importMembers } from './import/members.ts';
import { Plainly, type Report, type Session, signedIn } from './import/send.ts';
import { importStock } from './import/stock.ts';

const USAGE = `用法：npm run import -- 文件 [--url http://127.0.0.1:5173] [--user 企业微信账号] [--again]
  商品、库存、会员或商机的 CSV、XLSX；账号默认为总部 hq.1（商品）、店长 manager.sh01（库存、会员）或经销商 admin.sh（商机）
  --again：同一个库存文件再入库一次`;

async function main(): Promise<number> {
  const { path, url, again, ...asked } = args();
  const bytes = readBytes(path);
  const file = await readImportFile(bytes, path);
  const user = asked.user ?? { goods: 'hq.1', stock: 'manager.sh01', members: 'manager.sh01', leads: 'admin.sh' }[file.kind];
  const words = { goods: '商品', stock: '库存', members: '会员', leads: '商机' }[file.kind];
  console.log(`${basename(path)}：${words} ${file.rows.length} 行，以 ${user} 导入 ${url}`);
  if (file.unknownHeaders.length > 0) console.log(`没有用到的列：${file.unknownHeaders.join('、')}`);
  const session = await signedIn(url, user);
  const fingerprint = createHash('sha256').update(bytes).digest('hex').slice(0, 24);
  const { bad, done } = await report(file, session, again ? randomUUID() : fingerprint);
  console.log(`${done}；有问题 ${new Set(bad.map(({ line }) => line)).size} 行`);
  for (const { line, field, message } of bad.sort((x, y) => x.line - y.line)) {
    console.log(`第 ${line} 行${field === undefined ? '' : ` ${field}`}：${message}`);
  }
  return bad.length > 0 ? 1 : 0;
}

function args() {
  const options = { url: { type: 'string' }, user: { type: 'string' }, again: { type: 'boolean' } } as const;
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const [path] = positionals;
    if (path === undefined || positionals.length > 1) throw new Plainly(USAGE);
    return { path, url: values.url ?? 'http://127.0.0.1:5173', user: values.user, again: values.again ?? false };
  } catch {
    throw new Plainly(USAGE);
  }
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    throw new Plainly(`打不开文件 ${path}，请检查路径`);
  }
}

function report(file: ImportFile, session: Session, fingerprint: string): Promise<Report> {
  switch (file.kind) {
    case 'goods':
      return importGoods(file.rows, session.send);
    case 'stock':
      return importStock(file.rows, session, fingerprint);
    case 'members':
      return importMembers(file.rows, session.send);
    case 'leads':
      return importLeads(file.rows, session.send, fingerprint);
    default:
      return file.kind satisfies never;
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof Plainly) && !(error instanceof ImportFileError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
