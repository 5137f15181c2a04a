import type { ProblemText } from './problems.ts'

/** Refusals where something is signed. */
export const signingProblems = {
  'signing.unknown': {
    status: 404,
    zh: '没有这份待签文书，请回到列表刷新',
    en: 'There is no such document to sign: go back to the list',
  },
  'signing.over': {
    status: 409,
    zh: '这份文书的签署期限已过，请重新起草',
    en: 'The time to sign this document is over: draft it anew',
  },
  'signing.taken': {
    status: 409,
    zh: '这份文书已签署完成，请刷新查看',
    en: 'This document is signed already: open it again to see it',
  },
  'signing.not-yours': {
    status: 403,
    zh: '这份文书应由 {officer}（{unit}）签署',
    en: 'This document is for {officer} of {unit} to sign',
  },
  'signing.moved-on': {
    status: 409,
    zh: '另一人刚刚签署了这份文书，请刷新后再签',
    en: 'Somebody else signed this document just now: open it again, then sign',
  },
  'signing.refused': {
    status: 422,
    zh: '签名不能接受，请按 errors 处理；文书没有变化',
    en: 'The signature cannot be taken, see errors; the document is as it was',
  },
  'signing.withdrawn-by-other': {
    status: 403,
    zh: '只有起草人可以撤回这份文书',
    en: 'Only who drafted this document can take it back',
  },
  'passkey.taken': {
    status: 409,
    zh: '这把通行密钥已登记在别人名下，请用自己的设备登记',
    en: 'This passkey is enrolled by somebody else: enrol one of your own device',
  },
  'passkey.refused': {
    status: 422,
    zh: '这不是可用的公钥（须为 ES256 或 Ed25519），请换一台设备或浏览器',
    en: 'This is no public key that can be used (ES256 or Ed25519): try another device or browser',
  },
  'post.refused': {
    status: 422,
    zh: '任命文书的签名不是任命机关作出的，未登记；请核对文件',
    en: 'The appointment is not signed by the appointing authority and was not taken: check the file',
  },
} as const satisfies Record<string, ProblemText>
