// The whole system with an open shop, in a process of its own: tells where it is in one line, ends when its parent is gone.
import { fileURLToPath } from 'node:url';
import { goods } from '../builders/goods.ts';
import { openHouse } from '../e2e/house.ts';
import { openShop } from '../e2e/shop.ts';

// Nobody asks for the H5 here: any folder with an index.html stands for it.
const house = await openHouse(fileURLToPath(new URL('../../miniapp/src', import.meta.url)));
console.log(JSON.stringify({ origin: house.origin, goods, ...(await openShop(house)) }));
process.stdin.resume().on('end', () => void house.close().then(() => process.exit(0)));
