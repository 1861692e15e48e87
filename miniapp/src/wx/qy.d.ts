/**
 * WeCom's additions to WeChat's runtime, as far as we call them; miniprogram-api-typings lacks them. They exist only where
 * the system's environment is 'wxwork', so everything is optional and every caller asks first.
 * Source: developer.work.weixin.qq.com/document/path/92427 (login) and /95895 (sharing to customers).
 */
declare namespace WechatMiniprogram {
  type QyAnswer = { errMsg: string };
  type QyCalls<Result> = {
    success?: (result: Result & QyAnswer) => void;
    fail?: (error: QyAnswer) => void;
    complete?: () => void;
  };

  interface Qy {
    login(options: QyCalls<{ code: string }>): void;
    getCurExternalContact?(options: QyCalls<{ userId: string }>): void;
    getContext?(options: QyCalls<{ entry: string }>): void;
    /** Opens the chat with one customer of the signed-in colleague; developer.work.weixin.qq.com/document/path/91818. */
    openEnterpriseChat?(options: QyCalls<object> & { userIds: string; externalUserIds: string; groupName: string }): void;
    shareToExternalContact?(
      options: QyCalls<object> & {
        text?: { content: string };
        attachments?: readonly { msgtype: 'miniprogram'; miniprogram: { appid: string; title: string; imgUrl: string; page: string } }[];
        externalUserIds?: readonly string[];
      },
    ): void;
  }

  interface Wx {
    qy?: Qy;
  }
}
