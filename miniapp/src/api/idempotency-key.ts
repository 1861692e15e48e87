const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A ULID made on the device: 48 bits of time, 80 of chance. The key names one intent of the person, so it is made when
 * the form opens or the button is pressed, and stays the same for every repetition of that intent.
 */
export function ulid(nowMs: number, random: () => number): string {
  let time = '';
  for (let rest = nowMs, i = 0; i < 10; i += 1) {
    time = CROCKFORD.charAt(rest % 32) + time;
    rest = Math.floor(rest / 32);
  }
  let chance = '';
  for (let i = 0; i < 16; i += 1) chance += CROCKFORD.charAt(Math.floor(random() * 32));
  return time + chance;
}

export const newKey = (): string => ulid(Date.now(), Math.random);
