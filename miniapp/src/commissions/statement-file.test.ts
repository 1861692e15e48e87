import assert from 'node:assert/strict';
import { test } from 'node:test';
import { statementFile } from './statement-file.ts';

const sums = { slips: 2, earnedFen: 12345, clawedFen: -5, lateFen: 0, carriedFen: -100, payFen: 12240, carryOnFen: 0 };

test('a line a guide in yuan; names with commas or like formulas stay names', () => {
  const file = statementFile(
    ['导购', '单数'],
    [
      { name: '何静, 店长', ...sums },
      { name: '=1+1', ...sums },
    ],
  );
  assert.equal(
    file,
    '\ufeff导购,单数\r\n"何静, 店长",2,123.45,-0.05,0.00,-1.00,122.40,0.00\r\n\'=1+1,2,123.45,-0.05,0.00,-1.00,122.40,0.00',
  );
});
