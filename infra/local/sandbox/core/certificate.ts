import { createSign, type KeyObject } from 'node:crypto';

// Just enough DER for a self-signed X.509 certificate: node:crypto reads certificates but cannot make them.
const tlv = (tag: number, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const size = body.length;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
};
const sequence = (...parts: Buffer[]): Buffer => tlv(0x30, ...parts);
const oid = (bytes: string): Buffer => tlv(0x06, Buffer.from(bytes, 'hex'));
const positive = (bytes: Buffer): Buffer => tlv(0x02, (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);

const SHA256_WITH_RSA = sequence(oid('2a864886f70d01010b'), tlv(0x05));
const COMMON_NAME = oid('550403');

/** GeneralizedTime: valid for every year, unlike UTCTime. */
const time = (ms: number): Buffer => tlv(0x18, Buffer.from(`${new Date(ms).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`));
const name = (text: string): Buffer => sequence(tlv(0x31, sequence(COMMON_NAME, tlv(0x0c, Buffer.from(text)))));

export type Certificate = { serial: string; pem: string };

/** @param serialHex even number of hex digits, the first below 8 */
export function selfSigned(
  keys: { publicKey: KeyObject; privateKey: KeyObject },
  commonName: string,
  serialHex: string,
  fromMs: number,
  years: number,
): Certificate {
  const body = sequence(
    tlv(0xa0, tlv(0x02, Buffer.from([2]))),
    positive(Buffer.from(serialHex, 'hex')),
    SHA256_WITH_RSA,
    name(commonName),
    sequence(time(fromMs), time(fromMs + years * 365 * 86_400_000)),
    name(commonName),
    keys.publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = createSign('RSA-SHA256').update(body).sign(keys.privateKey);
  const der = sequence(body, SHA256_WITH_RSA, tlv(0x03, Buffer.from([0]), signature));
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return { serial: serialHex.toUpperCase(), pem: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n` };
}
