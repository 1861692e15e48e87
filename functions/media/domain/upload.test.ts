import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '#kernel/refusal';
import { drawingOf, uploadOf } from './upload.ts';

const refusedWith = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code;

test('a drawing lies under its dealer, a picture under all', () => {
  assert.equal(uploadOf({ kind: 'drawing', contentType: 'application/pdf', bytes: 9 }, 'og_1', 'mi_1').key, 'drawings/og_1/mi_1.pdf');
  assert.equal(uploadOf({ kind: 'picture', contentType: 'image/webp', bytes: 9 }, 'og_1', 'mi_1').key, 'pictures/mi_1.webp');
});

test('a file that is too large, or a picture that is none, is refused', () => {
  const large = { kind: 'picture', contentType: 'image/png', bytes: 512 * 1024 + 1 } as const;
  assert.throws(() => uploadOf(large, 'og_1', 'mi_1'), refusedWith('UPLOAD_TOO_LARGE'));
  assert.throws(() => uploadOf({ kind: 'picture', contentType: 'application/pdf', bytes: 1 }, 'og_1', 'mi_1'), refusedWith('UPLOAD_TYPE'));
});

test("another dealer's drawing is not this dealer's, also where one id begins with the other", () => {
  assert.deepEqual(
    ['og_1', 'og_11', 'og_2'].map((dealer) => drawingOf('drawings/og_11/mi_1.jpg', dealer)),
    [false, true, false],
  );
});
