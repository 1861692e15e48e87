import * as z from 'zod';
import { personAsk, putPerson } from '../core/people.ts';
import { letters } from '../core/random.ts';
import { newLoginCode, newPhoneCode } from '../wechat/identity.ts';
import { type Commands, personOf, read, who } from './ask.ts';

export const wechatCommands: Commands = {
  /** One person or a list of them. */
  'POST /people': (world, body) => {
    const asks = read(z.union([z.array(personAsk), personAsk.transform((one) => [one])]), body);
    return {
      people: asks
        .map((ask) => putPerson(world.state.people, ask))
        .map(({ id, openid, externalUserid, name }) => ({ id, openid, externalUserid, name })),
    };
  },
  'POST /login-codes': (world, body) => {
    const person = personOf(world, read(who, body));
    return { code: newLoginCode(world, person), openid: person.openid, person: person.id };
  },
  'POST /phone-codes': (world, body) => {
    const ask = read(
      who.extend({
        phone: z
          .string()
          .regex(/^1\d{10}$/)
          .optional(),
      }),
      body,
    );
    const person = personOf(world, ask);
    const phone = ask.phone ?? person.phone ?? '13800000000';
    person.phone = phone;
    return { code: newPhoneCode(world, person, phone) };
  },
  /** The person taps 「允许」 in wx.requestSubscribeMessage. */
  'POST /wechat/accepts': (world, body) => {
    const ask = read(who.extend({ templateId: z.string().min(1), times: z.number().int().min(1).max(1000).default(1) }), body);
    const key = `${personOf(world, ask).openid}/${ask.templateId}`;
    const { accepts } = world.state.wechat;
    accepts[key] = (accepts[key] ?? 0) + ask.times;
    return { left: accepts[key] };
  },
  'POST /wechat/templates': (world, body) => {
    const ask = read(z.object({ id: z.string().optional(), title: z.string().min(1), fields: z.array(z.string()).min(1).max(5) }), body);
    const id = ask.id ?? letters(43);
    world.state.wechat.templates[id] = { title: ask.title, fields: ask.fields };
    return { id };
  },
  /** The published pages; without a list every page is taken to exist. */
  'POST /wechat/pages': (world, body) => {
    const { pages } = read(z.object({ pages: z.array(z.string()).optional() }), body);
    if (pages) world.state.wechat.pages = pages;
    else delete world.state.wechat.pages;
    return { pages };
  },
};
