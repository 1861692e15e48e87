import { rateWords, yuan } from '#pricing/domain/quote-words';
import type { Face } from './template.ts';

/** What a coupon gives, in the words a customer reads: 「满¥1,000减¥100」. */
export function faceText(face: Face, goodsName = ''): string {
  switch (face.kind) {
    case 'amount':
      return face.minFen > 0 ? `满${yuan(face.minFen)}减${yuan(face.offFen)}` : `立减${yuan(face.offFen)}`;
    case 'rate':
      return [
        face.minFen > 0 ? `满${yuan(face.minFen)}` : '',
        rateWords(face.rateBps),
        face.capFen ? `，最多减${yuan(face.capFen)}` : '',
      ].join('');
    case 'exchange':
      return face.priceFen > 0 ? `${yuan(face.priceFen)} 换购${goodsName}${pieces(face.qty)}` : `免费兑换${goodsName}${pieces(face.qty)}`;
    case 'gift':
      return `${face.minFen > 0 ? `满${yuan(face.minFen)}` : ''}赠${goodsName}${pieces(face.qty)}`;
    default:
      return face satisfies never;
  }
}

const pieces = (qty: number): string => (qty === 1 ? '' : `×${qty}`);
