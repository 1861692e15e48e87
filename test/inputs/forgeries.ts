export type Callback = { headers: Record<string, string>; query: Record<string, string>; rawBody: string };
type Forged = readonly [name: string, of: (true_: Callback) => Callback];

/** Another letter of the same alphabet in one place of a text. */
const flipped = (text: string, at: number): string => {
  const place = at < 0 ? text.length + at : at;
  return text.slice(0, place) + (text[place] === 'B' ? 'C' : 'B') + text.slice(place + 1);
};

const places = [0, 1, 7, 20, -20, -7, -3] as const;

/** Each way to change a signed field: gone, empty, one letter, cut, doubled, another's. */
function ofField(part: 'headers' | 'query', name: string, other: string): Forged[] {
  const put =
    (change: (text: string) => string | undefined): Forged[1] =>
    (callback) => {
      const { [name]: text = '', ...rest } = callback[part];
      const changed = change(text);
      return { ...callback, [part]: changed === undefined ? rest : { ...rest, [name]: changed } };
    };
  return [
    [`${name} gone`, put(() => undefined)],
    [`${name} empty`, put(() => '')],
    [`${name} with another first letter`, put((text) => flipped(text, 0))],
    // Four letters: the last one of a signature in base64 says nothing.
    [`${name} cut`, put((text) => text.slice(0, -4))],
    [`${name} twice`, put((text) => text + text)],
    [`${name} of somebody else`, put(() => other)],
  ];
}

const ofText = (what: string, change: (body: string, at: number) => string): Forged[] =>
  places.map((at) => [`${what} at ${at}`, (callback) => ({ ...callback, rawBody: change(callback.rawBody, at) })]);

/** The text between two marks with one letter changed. */
const within =
  (before: string, after: string) =>
  (body: string, at: number): string => {
    const from = body.indexOf(before) + before.length;
    const to = body.indexOf(after, from);
    return body.slice(0, from) + flipped(body.slice(from, to), at) + body.slice(to);
  };

const body = (name: string, rawBody: (text: string) => string): Forged => [name, (one) => ({ ...one, rawBody: rawBody(one.rawBody) })];

/** WeChat Pay signs timestamp, nonce and the exact bytes of the body (merchant documentation, callback verification), of a payment or a refund. */
export const forgedPayNotices: readonly Forged[] = [
  ...ofField('headers', 'wechatpay-signature', 'A'.repeat(344)),
  ...ofField('headers', 'wechatpay-timestamp', '1700000000'),
  ...ofField('headers', 'wechatpay-nonce', 'another'),
  ...ofField('headers', 'wechatpay-serial', 'PUB_KEY_ID_0000000000'),
  ...ofText('ciphertext changed', within('"ciphertext":"', '"')),
  body('empty', () => ''),
  body('no JSON', () => 'paid'),
  body('a space more', (text) => `${text} `),
  body('cut', (text) => text.slice(0, -1)),
  body('another event', (text) => text.replace(/"event_type":"\w+/, '"event_type":"OTHER')),
  body('another nonce', (text) => text.replace(/"nonce":"./, '"nonce":"~')),
  body('another id', (text) => text.replace(/"id":"./, '"id":"~')),
  body('said in the clear', () => JSON.stringify({ trade_state: 'SUCCESS', amount: { total: 1 } })),
  body('a field more', (text) => text.replace(/}$/, ',"paid":true}')),
];

/** WeCom signs token, timestamp, nonce and the ciphertext; who it is for lies inside. */
export const forgedEvents: readonly Forged[] = [
  ...ofField('query', 'msg_signature', '0'.repeat(40)),
  ...ofField('query', 'timestamp', '1700000000'),
  ...ofField('query', 'nonce', 'another'),
  ...ofText('ciphertext changed', within('<Encrypt><![CDATA[', ']]>')),
  ...ofText('ciphertext moved', (text, at) => within('<Encrypt><![CDATA[', ']]>')(within('<Encrypt><![CDATA[', ']]>')(text, at), at + 1)),
  body('empty', () => ''),
  body('no XML', () => 'hello'),
  body('said in the clear', () => '<xml><Event>change_external_contact</Event></xml>'),
  body('an empty ciphertext', (text) => text.replace(/<Encrypt>.*<\/Encrypt>/s, '<Encrypt></Encrypt>')),
  body('no ciphertext', (text) => text.replace(/<Encrypt>.*<\/Encrypt>/s, '')),
  body('two ciphertexts', (text) => text.replace('<Encrypt>', '<Encrypt><![CDATA[AAAA]]></Encrypt><Encrypt>')),
  body('an entity', (text) => `<!DOCTYPE x [<!ENTITY e "1">]>${text.replace('<Encrypt>', '<Encrypt>&e;')}`),
  body('cut', (text) => text.slice(0, text.indexOf(']]>') - 4)),
];

/** Platforms that push leads sign the moment and the exact bytes with the source's own key. */
export const forgedLeads: readonly Forged[] = [
  ...ofField('headers', 'x-lead-signature', '0'.repeat(64)),
  ...ofField('headers', 'x-lead-timestamp', '1700000000'),
  ...ofText('a letter changed', flipped),
  ...ofText('a letter of the number changed', within('"telephone":"', '"')),
  ...ofText('a letter of the name changed', within('"name":"', '"')),
  [
    'signed in capitals',
    (one) => ({ ...one, headers: { ...one.headers, 'x-lead-signature': one.headers['x-lead-signature']?.toUpperCase() ?? '' } }),
  ],
  [
    'signed with a word before',
    (one) => ({ ...one, headers: { ...one.headers, 'x-lead-signature': `sha256=${one.headers['x-lead-signature']}` } }),
  ],
  body('empty', () => ''),
  body('no JSON', () => 'a lead'),
  body('a space more', (text) => `${text} `),
  body('written anew', (text) => JSON.stringify(JSON.parse(text), null, 1)),
  body('cut', (text) => text.slice(0, -1)),
  body('a field more', (text) => text.replace(/}$/, ',"storeId":"og_x"}')),
  body('a field twice', (text) => text.replace(/^{/, '{"telephone":"13900000000",')),
];
