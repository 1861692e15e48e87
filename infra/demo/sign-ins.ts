/** What the terminal says about signing in; the accounts are the same on every machine. */
export function signIns(origin: string, hasCustomers: boolean): string[] {
  return [
    `demo: sign in at ${origin}: 「用企业微信登录」, then choose one of the sandbox's members:`,
    '  guide.sh01.1   a guide in 人民广场店, electronics (guide.cd01.1 outdoor, guide.gz01.1 bedding)',
    '  guide.sh01.2   a colleague in the same store',
    '  manager.sh01   the manager of that store',
    '  admin.sh       the dealer 华东数码 (admin.cd, admin.gz the others)',
    '  hq.1           head office',
    ...(hasCustomers
      ? [
          `demo: as a customer: ${origin}/sandbox/open?as=customer.1 (up to customer.12, one for each store's first guide)`,
          `demo: ${origin}/sandbox lists every customer, and what WeChat, WeCom and WeChat Pay received`,
        ]
      : []),
  ];
}
