/** @jest-environment node */
const { compiledFiles } = require('./compiled.cjs');

const MAIN_KB_MAX = 900;
const SUBPACKAGE_KB_MAX = 500;

const files = compiledFiles();
const app = JSON.parse(files.find((file) => file.path === 'app.json').bytes.toString('utf8'));
const kb = (some) => some.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1024;
const inPackage = ({ root }) => files.filter((file) => file.path.startsWith(`${root}/`));

test('every context has a subpackage of its own, and none is above 500 KB', () => {
  const sizes = app.subPackages.map((pack) => [pack.root, kb(inPackage(pack))]);
  console.log(sizes.map(([root, size]) => `${root} ${size.toFixed(1)} KB`).join('\n'));
  expect(sizes.length).toBeGreaterThan(4);
  expect(sizes.filter(([, size]) => size === 0 || size > SUBPACKAGE_KB_MAX)).toEqual([]);
});

test('the main package is not above 900 KB', () => {
  const others = new Set(app.subPackages.flatMap(inPackage));
  const size = kb(files.filter((file) => !others.has(file)));
  console.log(`main ${size.toFixed(1)} KB`);
  expect(size).toBeGreaterThan(100);
  expect(size).toBeLessThanOrEqual(MAIN_KB_MAX);
});
