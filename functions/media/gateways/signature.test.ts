import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signedGet } from './signature.ts';

test('a link is signed as in the example of the S3 documentation', () => {
  const signer = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', region: 'us-east-1' };
  const link = signedGet('https://examplebucket.s3.amazonaws.com/test.txt', 86400, signer, '2013-05-24T00:00:00.000Z');
  assert.match(link, /&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404$/);
});
