/** What a text may carry. Pictures go by media id (upload, 3 days) or by permanent URL (uploadimg). */
export type Attachment =
  | { kind: 'image'; mediaId: string }
  | { kind: 'imageUrl'; url: string }
  | { kind: 'link'; title: string; url: string; description?: string; pictureUrl?: string }
  /** The mini-program must belong to the corp; title at most 64 bytes, the picture is a media id. */
  | { kind: 'miniprogram'; title: string; appid: string; page: string; pictureMediaId: string };

/** WeCom's form of an attachment. At most 9 go with one message. */
export function wireAttachment(a: Attachment): Record<string, unknown> {
  switch (a.kind) {
    case 'image':
      return { msgtype: 'image', image: { media_id: a.mediaId } };
    case 'imageUrl':
      return { msgtype: 'image', image: { pic_url: a.url } };
    case 'link':
      return { msgtype: 'link', link: { title: a.title, url: a.url, desc: a.description, picurl: a.pictureUrl } };
    case 'miniprogram':
      return { msgtype: 'miniprogram', miniprogram: { title: a.title, appid: a.appid, page: a.page, pic_media_id: a.pictureMediaId } };
    default:
      return a satisfies never;
  }
}

export type Content = { text?: string; attachments?: readonly Attachment[] };

/** Text at most 4,000 bytes; text or attachments, or both. */
export function wireContent(content: Content): Record<string, unknown> {
  return {
    ...(content.text === undefined ? {} : { text: { content: content.text } }),
    ...(content.attachments === undefined ? {} : { attachments: content.attachments.map(wireAttachment) }),
  };
}
