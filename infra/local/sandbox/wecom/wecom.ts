import { type Call, json, jsonOf, Refused, type Reply } from '../core/exchange.ts';
import type { Fault } from '../core/faults.ts';
import type { World } from '../core/world.ts';
import { checkFrequency, type Handler } from './ask.ts';
import { addJoinWay, delJoinWay, getJoinWay, groupchatGet, groupchatList } from './chats.ts';
import { batchGetByUser, get, getFollowUserList, list, markTag, remark } from './contacts.ts';
import { addMsgTemplate, cancelGroupmsgSend, getGroupmsgSendResult, getGroupmsgTask, remindGroupmsgSend } from './mass.ts';
import { mediaUpload } from './media.ts';
import { getuserinfo, jscode2session, userGet } from './members.ts';
import { messageSend, sendWelcomeMsg } from './messages.ts';
import { addMomentTask, cancelMomentTask, getMomentTask, getMomentTaskResult } from './moments.ts';
import { addCorpTag, delCorpTag, editCorpTag, getCorpTagList } from './tags.ts';
import { agentTicket, appOf, corpTicket, gettoken } from './tokens.ts';
import { resignedTransferCustomer, resignedTransferResult, transferCustomer, transferResult } from './transfer.ts';
import { addContactWay, delContactWay, getContactWay, listContactWay, updateContactWay } from './ways.ts';

const general: Record<string, Handler> = {
  'GET /cgi-bin/auth/getuserinfo': getuserinfo,
  'GET /cgi-bin/miniprogram/jscode2session': jscode2session,
  'GET /cgi-bin/user/get': userGet,
  'GET /cgi-bin/get_jsapi_ticket': corpTicket,
  'GET /cgi-bin/ticket/get': agentTicket,
  'POST /cgi-bin/message/send': messageSend,
};

/** Under /cgi-bin/externalcontact/: only for apps that may call the customer-contact interfaces. */
const contacts: Record<string, Handler> = {
  'GET get_follow_user_list': getFollowUserList,
  'GET list': list,
  'GET get': get,
  'POST batch/get_by_user': batchGetByUser,
  'POST remark': remark,
  'POST mark_tag': markTag,
  'POST get_corp_tag_list': getCorpTagList,
  'POST add_corp_tag': addCorpTag,
  'POST edit_corp_tag': editCorpTag,
  'POST del_corp_tag': delCorpTag,
  'POST add_contact_way': addContactWay,
  'POST get_contact_way': getContactWay,
  'POST update_contact_way': updateContactWay,
  'POST del_contact_way': delContactWay,
  'POST list_contact_way': listContactWay,
  'POST groupchat/list': groupchatList,
  'POST groupchat/get': groupchatGet,
  'POST groupchat/add_join_way': addJoinWay,
  'POST groupchat/get_join_way': getJoinWay,
  'POST groupchat/del_join_way': delJoinWay,
  'POST add_msg_template': addMsgTemplate,
  'POST get_groupmsg_task': getGroupmsgTask,
  'POST get_groupmsg_send_result': getGroupmsgSendResult,
  'POST remind_groupmsg_send': remindGroupmsgSend,
  'POST cancel_groupmsg_send': cancelGroupmsgSend,
  'POST send_welcome_msg': sendWelcomeMsg,
  'POST transfer_customer': transferCustomer,
  'POST transfer_result': transferResult,
  'POST resigned/transfer_customer': resignedTransferCustomer,
  'POST resigned/transfer_result': resignedTransferResult,
  'POST add_moment_task': addMomentTask,
  'GET get_moment_task_result': getMomentTaskResult,
  'POST get_moment_task': getMomentTask,
  'POST cancel_moment_task': cancelMomentTask,
};
const CONTACTS = '/cgi-bin/externalcontact/';

/** qyapi.weixin.qq.com: HTTP 200 with errcode, whatever happened. */
export async function answerWecom(world: World, call: Call): Promise<Reply> {
  try {
    return json(200, { errcode: 0, errmsg: 'ok', ...(await route(world, call)) });
  } catch (thrown) {
    if (!(thrown instanceof Refused)) throw thrown;
    return json(200, { errcode: thrown.code, errmsg: `${thrown.message}, hint: [sandbox]` });
  }
}

function route(world: World, call: Call): object | Promise<object> {
  checkFrequency(world, call.path);
  if (call.path === '/cgi-bin/gettoken') return gettoken(world, call);
  const app = appOf(world, call);
  if (call.path === '/cgi-bin/media/upload') return mediaUpload(world, call);
  const inContacts = call.path.startsWith(CONTACTS);
  const handler = inContacts ? contacts[`${call.method} ${call.path.slice(CONTACTS.length)}`] : general[`${call.method} ${call.path}`];
  if (!handler) throw new Refused(40066, 'invalid url');
  if (inContacts && !app.contacts) throw new Refused(48002, 'api forbidden');
  return handler({ world, app, query: call.query, body: jsonOf(call.body) });
}

export function faultAsWecom(fault: Fault): Reply {
  return json(200, { errcode: fault.code ?? -1, errmsg: fault.message ?? 'system busy' });
}
