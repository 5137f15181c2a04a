import type { StatusClass, Words } from '../policy/words.ts'

/** Why a pass opens nothing. `weight` says how sure that is: what is only unsure is never told as a fault of the person. */
export type PassFault =
  | 'not-a-pass'
  | 'other-city'
  | 'unknown-key'
  | 'key-not-good'
  | 'key-revoked'
  | 'bad-signature'
  | 'revoked'
  | 'clock-behind'
  | 'old-data'
  | 'not-yet'
  | 'expired'
  | 'live-missing'
  | 'live-late'
  | 'live-early'
  | 'live-wrong'

const refresh = {
  zh: '请换一个渠道核验：看证件并电话核实，不得据此拒绝',
  en: 'check another way: look at a document and call; this alone is no reason to turn anybody away',
}

/** What the guard reads, and what to do next. */
export const passWords: Record<PassFault, Words> = {
  'not-a-pass': {
    zh: '不是通行码：请让对方打开“我的通行码”，或出示纸质通行证',
    en: 'Not a pass: ask for “my pass” on the phone, or for the paper',
  },
  'other-city': {
    zh: '外市的通行码：请让对方扫本市登记码申领',
    en: 'A pass of another city: ask them to apply for one of this city',
  },
  'unknown-key': {
    zh: `本机没有这把签名密钥：请联网更新；更新前${refresh.zh}`,
    en: `This device does not have the key that signed it: update it; until then ${refresh.en}`,
  },
  'key-not-good': {
    zh: '签名密钥不在有效期或用途不符：请让对方刷新通行码；仍如此请报告',
    en: 'The key that signed it was not good for that: ask them to renew the pass; report it if it happens again',
  },
  'key-revoked': {
    zh: '签名密钥已吊销：请让对方刷新通行码，这不是对方的过错',
    en: 'The key that signed it was revoked: ask them to renew the pass; it is not their fault',
  },
  'bad-signature': {
    zh: '签名不符，通行码系伪造或被改动：不予采信，请看证件并报告',
    en: 'The signature does not fit: forged or changed. Do not take it; look at a document and report it',
  },
  revoked: {
    zh: '这张通行码已作废：请让对方刷新后重新出示',
    en: 'This pass was withdrawn: ask them to renew it and show it again',
  },
  'clock-behind': {
    zh: `本机时钟慢了：请校准时间；校准前${refresh.zh}`,
    en: `The clock of this device is behind: set it right; until then ${refresh.en}`,
  },
  'old-data': {
    zh: `本机数据超过24小时未更新：请联网更新；更新前${refresh.zh}`,
    en: `What this device knows is more than 24 hours old: update it; until then ${refresh.en}`,
  },
  'not-yet': {
    zh: '通行码尚未生效：请核对本机时间，或让对方刷新',
    en: 'The pass does not hold yet: check the time of this device, or ask them to renew it',
  },
  expired: {
    zh: '通行码已过期：请让对方刷新；没有网络可打社区电话',
    en: 'The pass is over: ask them to renew it; without network they can call the community',
  },
  'live-missing': {
    zh: '这是图片或打印件：请让对方在手机上打开动态码',
    en: 'This is a picture or a print: ask them to open the moving code on the phone',
  },
  'live-late': {
    zh: '动态码已过时，可能是截图：请让对方当面刷新；仍过时请核对两台设备的时间',
    en: 'The moving code is old, perhaps a screenshot: ask them to refresh it in front of you; if it stays old, compare the clocks',
  },
  'live-early': {
    zh: '动态码的时间在未来：请核对两台设备的时间',
    en: 'The moving code is from the future: compare the clocks of the two devices',
  },
  'live-wrong': {
    zh: '动态码与通行码不符：请让对方在自己的手机上重新打开；仍不符请报告',
    en: 'The moving code does not belong to this pass: ask them to open it again on their own phone; report it if it stays so',
  },
}

/** A fault of the device or of the moment, not of the person. */
export const unsureFaults: ReadonlySet<PassFault> = new Set([
  'unknown-key',
  'clock-behind',
  'old-data',
  'not-yet',
  'live-early',
])

/** What a class opens, in the words of the guard's screen. */
export const classWords: Record<StatusClass, Words> = {
  clear: { zh: '可以通行', en: 'May pass' },
  remind: { zh: '可以通行，请提醒查看手机上的待办', en: 'May pass; remind them of what is due' },
  limit: { zh: '限制活动：按决定书所列范围通行', en: 'Limited: within what their order names' },
  stay: { zh: '应留在指定地点：请联系社区', en: 'Is to stay in one place: call the community' },
}

/** Said on every answer of the guard's screen, whatever it is. */
export const medicalWords: Words = {
  zh: '就医、急救、分娩和逃生一律放行，不看通行码',
  en: 'Medical care, emergencies, birth and escape always pass, whatever the code says',
}
