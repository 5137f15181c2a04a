const part = encodeURIComponent

/** The addresses of a resident's questions; a name or a document's number never stands in one. */
export const questions = {
  family: '/family',
  home: (person: string) => `/family/${part(person)}/home`,
  code: (person: string, form: 'screen' | 'paper') => `/family/${part(person)}/code?form=${form}`,
  paperPass: (person: string) => `/family/${part(person)}/pass?form=paper`,
  history: (person: string) => `/family/${part(person)}/history`,
  statement: (person: string) => `/family/${part(person)}/statement`,
  reads: (person: string) => `/family/${part(person)}/reads`,
  status: (person: string) => `/family/${part(person)}/status`,
  kept: (person: string) => `/family/${part(person)}/kept`,
  appeals: (person: string) => `/family/${part(person)}/appeals`,
  measure: (receipt: string) => `/measure-receipts/${part(receipt)}`,
  areas: (parent: string) => `/registration-areas${parent ? `?parent=${part(parent)}` : ''}`,
  demoResidents: '/demo/residents',
  demoMessages: '/demo/messages',
}

/** The addresses of a resident's commands. */
export const commands = {
  askCode: '/resident-codes',
  register: '/resident-registrations',
  open: '/resident-sessions',
  enterDemo: '/demo/resident-sessions',
  askProxy: '/proxies/ask',
  confirmProxy: '/proxies/confirm',
  endProxy: '/proxies/end',
  lodgeAppeal: (person: string) => `/family/${part(person)}/appeals`,
  readOrders: (person: string) => `/family/${part(person)}/orders/read`,
  reportMeasure: (person: string) => `/family/${part(person)}/measures`,
}
