import type { Sandbox } from './sandbox/sandbox.ts';
import type { SecretSource } from './secrets-endpoint.ts';

/** The secrets of this machine: the stand-ins' credentials under the names that a deployment uses, and its own keys. */
export function localSecrets({ secrets }: Sandbox, keys: Record<string, string>): SecretSource {
  const byName: Readonly<Record<string, Record<string, string>>> = {
    wechat: strings(secrets.wechat),
    wecom: strings(secrets.wecom),
    'wechat-pay': strings(secrets.pay),
    partners: secrets.partners,
    keys,
  };
  return (name) => byName[name];
}

/** A secret is one JSON object of strings; what lies deeper is named with a dot: 'templates.slipOpened'. */
function strings(value: object): Record<string, string> {
  const flat = Object.entries(value).flatMap(([name, field]): [string, string][] =>
    typeof field === 'object' && field !== null
      ? Object.entries(strings(field)).map(([inner, text]) => [`${name}.${inner}`, text])
      : [[name, String(field)]],
  );
  return Object.fromEntries(flat);
}
