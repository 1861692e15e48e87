/**
 * What a deployment gives the functions in their environment, for this machine: the same names as `provider.environment` in
 * serverless.yml, and where the emulated services listen.
 */
export function useSettings(endpoints: { database: string; aws: string; origin: string }): void {
  const { database, aws, origin } = endpoints;
  // A developer's own AWS sign-in has no business here.
  for (const name of ['AWS_PROFILE', 'AWS_SESSION_TOKEN']) delete process.env[name];
  Object.assign(process.env, {
    TABLE,
    BUS: 'daogou',
    SECRETS_PREFIX,
    PUBLIC_URL: `${origin}/api`,
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
    WECHAT_API_URL: process.env.WECHAT_API_URL ?? `${origin}/sandbox/wechat`,
    WECOM_API_URL: process.env.WECOM_API_URL ?? `${origin}/sandbox/wecom`,
    // The pages where a person signs in, which the API's host does not serve.
    WECOM_OPEN_URL: process.env.WECOM_OPEN_URL ?? `${origin}/sandbox/wecom`,
    WECOM_LOGIN_URL: process.env.WECOM_LOGIN_URL ?? `${origin}/sandbox/wecom`,
    PARTNERS_API_URL: process.env.PARTNERS_API_URL ?? `${origin}/sandbox/partners`,
    WECHAT_PAY_API_URL: process.env.WECHAT_PAY_API_URL ?? `${origin}/sandbox/pay`,
    MEDIA_BUCKET,
    MEDIA_URL: `${origin}/s3`,
    AWS_REGION: 'cn-north-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: database,
    AWS_ENDPOINT_URL_EVENTBRIDGE: aws,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: aws,
  });
}

export const MEDIA_BUCKET = 'daogou-media';
export const TABLE = 'daogou';
export const SECRETS_PREFIX = 'daogou/local';
