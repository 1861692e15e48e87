import { rateWords, yuan } from '#pricing/domain/quote-words';
import type { Face } from './template.ts';

/** What a coupon gives, in the words a customer reads: 「满¥1,000减¥100」. */
export function faceText(face: Face, goodsName = ''): string {
  switch (face.kind) {
    case 'amount':
      return face.minFen > 0 ? `满${yuan(face.minFen)}减${yuan(face.offFen)}` : `立减${yuan(face.offFen)}`;
    case 'rate':
      return `${rateFrom(face.minFen, face.rateBps)}${face.capFen ? `，最多减${yuan(face.capFen)}` : ''}`;
    case 'exchange':
      return face.priceFen > 0 ? `${yuan(face.priceFen)} 换购${goodsName}${pieces(face.qty)}` : `免费兑换${goodsName}${pieces(face.qty)}`;
    case 'gift':
      return `${face.minFen > 0 ? `满${yuan(face.minFen)}` : ''}赠${goodsName}${pieces(face.qty)}`;
    default:
      return face satisfies never;
  }
}

/** Spaces and a verb between the two figures: 「满¥5009.2折」 would read as one number. */
function rateFrom(minFen: number, rateBps: number): string {
  if (minFen === 0) return rateWords(rateBps);
  const rate = rateBps === 0 || rateBps === 5000 ? rateWords(rateBps) : `打 ${rateBps / 1000} 折`;
  return `满 ${yuan(minFen)} ${rate}`;
}

const pieces = (qty: number): string => (qty === 1 ? '' : `×${qty}`);
