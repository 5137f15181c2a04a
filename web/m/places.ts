/** Where the shell stands on the server; no address below it names a person. */
export const base = '/m'

/** The pages behind the code. */
export const hrefs = {
  code: `${base}/`,
  pass: `${base}/pass`,
  paperPass: `${base}/pass/paper`,
  results: `${base}/results`,
  statement: `${base}/statement`,
  reads: `${base}/reads`,
  family: `${base}/family`,
  add: `${base}/family/add`,
  more: `${base}/more`,
  kept: `${base}/kept`,
  print: `${base}/print`,
  status: `${base}/status`,
  orders: `${base}/status/orders`,
  report: `${base}/status/report`,
  stay: `${base}/stay`,
  public: `${base}/public`,
} as const

/** The same as a pattern of the router, which counts from the base. */
export const pathOf = (name: keyof typeof hrefs): string => hrefs[name].slice(base.length)
