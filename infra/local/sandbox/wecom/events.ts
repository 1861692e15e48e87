import { enqueue } from '../core/callbacks.ts';
import { secondsOf, type World } from '../core/world.ts';

/** CDATA as WeCom writes it; the end mark inside a text must not end it. */
const field = (name: string, value: string | number): string =>
  typeof value === 'number'
    ? `<${name}>${value}</${name}>`
    : `<${name}><![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]></${name}>`;

export type EventFields = Record<string, string | number | readonly string[]>;

/** Sends an event to the product, encrypted; nothing goes out until a callback URL is set. */
export function emitWecom(world: World, event: string, changeType: string, fields: EventFields): void {
  const { wecom } = world.state;
  if (!wecom.callbackUrl) return;
  const body = Object.entries(fields).map(([name, value]) =>
    typeof value === 'object' ? `<${name}>${value.map((item) => field('Item', item)).join('')}</${name}>` : field(name, value),
  );
  const content = [
    '<xml>',
    field('ToUserName', wecom.corpid),
    field('FromUserName', 'sys'),
    field('CreateTime', secondsOf(world.nowMs())),
    field('MsgType', 'event'),
    field('Event', event),
    field('ChangeType', changeType),
    ...body,
    '</xml>',
  ].join('');
  enqueue(world, { system: 'wecom', type: changeType, url: wecom.callbackUrl, content });
}
