import { instantOf } from '#kernel/instant';
import { handler as media } from '#media/routes';
import { ports } from '#platform/ports';
import { ask } from '../ask.ts';
import type { ModelBody } from '../models.ts';
import { pictureOf, type Sketch } from '../picture.ts';
import type { Shop } from '../shop.ts';

export type Sketches = Readonly<Record<string, Readonly<Record<string, Sketch>>>>;

/** Labels with a picture at each choice that has a sketch: drawn, and uploaded as head office's browser would. */
export async function withPictures(shop: Shop, labels: ModelBody['labels'], sketches: Sketches): Promise<ModelBody['labels']> {
  const pictured: ModelBody['labels'] = { ...labels };
  for (const [option, byValue] of Object.entries(sketches)) {
    const label = pictured[option];
    if (!label) continue;
    const values = { ...label.values };
    for (const [value, sketch] of Object.entries(byValue)) {
      const word = values[value];
      if (word) values[value] = { ...word, picture: await uploaded(shop, `${option}:${value}`, pictureOf(sketch)) };
    }
    pictured[option] = { ...label, values };
  }
  return pictured;
}

/** The form is asked for now, not in the past: the store's clock is the real one. */
async function uploaded(shop: Shop, name: string, png: Buffer): Promise<string> {
  const body = { kind: 'picture', contentType: 'image/png', bytes: png.length };
  const asked = { token: shop.token('hq.1'), key: `demo:picture:${name}`, body };
  const { key, url, fields } = await ask(media, 'POST /media/uploads', asked, instantOf(ports().nowMs()));
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, String(value));
  form.append('file', new Blob([new Uint8Array(png)]), 'picture.png');
  const { ok, status } = await fetch(url, { method: 'POST', body: form });
  if (!ok) throw new Error(`picture ${name}: ${status}`);
  return String(key);
}
