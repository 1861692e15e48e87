export const api = {
  offline: '网络连不上，请检查网络后重试',
  uploadFailed: '照片没有传上去，请检查网络后再传一次',
  timeout: '服务器没有及时答复，请稍后重试',
  unexpected: '系统出了点问题（{status}），请稍后再试',
};
