import type { Words } from '@bihuan/core/notice/notice.ts'

/** What an alarm says and what to do; `{subject}` and `{of}` are filled in. */
type Told = { readonly says: Words; readonly todo: Words }

const keepAndAsk: Words = {
  zh: '不要改动数据库，保存现场，请信息安全负责人查明是谁在何时写入；当事人不受影响，无需处理其码',
  en: 'Keep the database as it is and have the security officer find out who wrote it and when. The person is not restricted by it; nothing has to be lifted',
}
const askAudit: Words = {
  zh: '从备份和数据库日志查明被删改的是哪些操作，由监察部门跟进；此前该时段的审计不能作为依据',
  en: 'Find out from backups and the log of the database which acts were removed or changed, and give it to the inspectors. Until then the audit of that minute proves nothing',
}

/** Everything that the watch can find, with its words. */
export const alarmWords = {
  'order-not-verified': {
    says: {
      zh: '{subject} 没有有效签名或已被改动（{of}）：不产生任何效力',
      en: '{subject} has no valid signatures or was changed ({of}): it has no effect',
    },
    todo: keepAndAsk,
  },
  'order-columns': {
    says: {
      zh: '{subject} 旁边的栏目与签名的文件不一致（{of}）：以签名的文件为准',
      en: 'Columns beside {subject} differ from the signed document ({of}): the document decides',
    },
    todo: keepAndAsk,
  },
  'order-without-ground': {
    says: {
      zh: '{subject} 已签署，但作为依据的事实（{of}）从未记录：不产生任何效力',
      en: '{subject} is signed and rests on a fact that nobody ever recorded ({of}): it has no effect',
    },
    todo: {
      zh: '询问签署的两名人员，依据从何而来；如已误签，请解除',
      en: 'Ask the two who signed it where the ground came from, and lift it if it was a mistake',
    },
  },
  'act-not-verified': {
    says: {
      zh: '{subject} 没有有效签名或已被改动（{of}）：不产生任何效力',
      en: '{subject} has no valid signature or was changed ({of}): it has no effect',
    },
    todo: keepAndAsk,
  },
  'batch-not-verified': {
    says: {
      zh: '{subject} 没有有效签名或已被改动（{of}）：其中的决定都不产生效力',
      en: '{subject} has no valid signatures or was changed ({of}): none of its orders has effect',
    },
    todo: keepAndAsk,
  },
  'post-not-signed': {
    says: {
      zh: '{subject} 不是任命机关签发的：不能签署任何文件',
      en: '{subject} was not signed by the appointing authority: nobody holds a post by it',
    },
    todo: keepAndAsk,
  },
  'adoption-faulty': {
    says: {
      zh: '政策采纳 {subject} 与签名不符（{of}）：该政策不约束任何人',
      en: 'The adoption {subject} is not what was signed ({of}): those rules bind nobody',
    },
    todo: {
      zh: '从备份恢复该行，或由两名人员重新采纳政策',
      en: 'Put the row back from a backup, or have two officers adopt the pack again',
    },
  },
  'adoption-missing': {
    says: {
      zh: '政策采纳 {subject} 在公开日志中，但数据表里没有了',
      en: 'The adoption {subject} stands in the public log and is gone from its table',
    },
    todo: {
      zh: '从备份恢复该行；在此之前没有规则生效',
      en: 'Put the row back from a backup; until then no rules bind anybody',
    },
  },
  'without-command': {
    says: {
      zh: '{subject} 没有对应的操作记录：不是通过系统写入的',
      en: '{subject} has no command in the audit: it was not written through the system',
    },
    todo: keepAndAsk,
  },
  'row-gone': {
    says: {
      zh: '{subject} 在公开日志中，但数据表里没有了：撤销被删除时，决定不会因此恢复效力',
      en: '{subject} stands in the public log and is gone from its table; a deleted lift brings no order back',
    },
    todo: {
      zh: '从备份恢复该行，并查明是谁删除的',
      en: 'Put the row back from a backup, and find out who deleted it',
    },
  },
  'log-differs': {
    says: {
      zh: '{subject} 与公开日志不符（{of}）',
      en: '{subject} differs from the public log ({of})',
    },
    todo: {
      zh: '保存现场并联系见证人：日志的历史由他们证明；未在日志中的决定十分钟后失效',
      en: 'Keep everything and call the witnesses, who can prove the past of the log. An order that is not in the log lapses after ten minutes',
    },
  },
  'audit-lost': {
    says: {
      zh: '审计记录被删除：{subject}（{of}）',
      en: 'Audit rows were removed: {subject} ({of})',
    },
    todo: askAudit,
  },
  'audit-gained': {
    says: {
      zh: '已封存的时段里多出审计记录：{subject}（{of}）',
      en: 'Audit rows appeared in a minute that was sealed: {subject} ({of})',
    },
    todo: askAudit,
  },
  'audit-changed': {
    says: {
      zh: '审计记录被改动：{subject}（{of}）',
      en: 'Audit rows were changed: {subject} ({of})',
    },
    todo: askAudit,
  },
  'seal-changed': {
    says: {
      zh: '审计封条与公开日志不符：{subject}（{of}）',
      en: 'The seal of an audit minute is not the one in the public log: {subject} ({of})',
    },
    todo: askAudit,
  },
  'rows-touched': {
    says: {
      zh: '只能追加的数据表被删改、清空，或有人试图这样做：{subject}（{of}）',
      en: 'Somebody deleted from, changed or emptied a table to which rows are only added, or tried to: {subject} ({of})',
    },
    todo: keepAndAsk,
  },
  'rights-widened': {
    says: {
      zh: '应用程序的数据库角色得到了删改权：{subject}（{of}）',
      en: 'The role of the application was given rights to change what was signed: {subject} ({of})',
    },
    todo: {
      zh: '查明是谁授权的；重新启动系统会收回这些权限',
      en: 'Find out who granted them; starting the system again takes them back',
    },
  },
  'trust-changed': {
    says: {
      zh: '信任文件在运行中被改动（{of}）：本系统仍按启动时的文件核对签名',
      en: 'The trust file was changed while the system runs ({of}): signatures are still checked against the one it started with',
    },
    todo: {
      zh: '如非任命机关所为，立即恢复原文件，不要重新启动',
      en: 'Unless the appointing authority did it, put the old file back and do not restart before that',
    },
  },
  'packs-changed': {
    says: {
      zh: '政策包文件在运行中被改动：{subject}；已采纳的政策不受影响',
      en: 'A file of a policy pack was changed while the system runs: {subject}; adopted rules are not touched by it',
    },
    todo: {
      zh: '与发布版本比较；新政策须由两名人员采纳后才生效',
      en: 'Compare it with the release; new rules bind only when two officers adopt them',
    },
  },
  canary: {
    says: {
      zh: '一个没有任何依据的虚构人员的状态是“{of}”：系统在无依据地限制人',
      en: 'An invented person without any ground has the status “{of}”: the system restricts people without ground',
    },
    todo: {
      zh: '立即停用系统，核对程序文件，再恢复使用',
      en: 'Stop the system at once, and check its files before it is used again',
    },
  },
  'took-effect': {
    says: {
      zh: '{subject} 未通过核对，却在限制一个人：系统的签名核对失效',
      en: '{subject} does not verify and still restricts somebody: the check of signatures does not work',
    },
    todo: {
      zh: '立即停用系统，核对程序文件，再恢复使用',
      en: 'Stop the system at once, and check its files before it is used again',
    },
  },
  'pass-keys': {
    says: { zh: '通行码签名密钥需要处理：{of}', en: 'The keys of the passes need somebody: {of}' },
    todo: {
      zh: '生成新密钥，带到存放根密钥的机器上签发，再导入',
      en: 'Make new keys, have them signed by the root, and import the certificates',
    },
  },
  'watch-broken': {
    says: {
      zh: '巡查“{subject}”未能完成（{of}）',
      en: 'The watch could not finish its check “{subject}” ({of})',
    },
    todo: {
      zh: '查看系统日志并修复；在此之前这一项无人看守',
      en: 'Look at the log of the system and mend it; until then nobody watches this',
    },
  },
} as const satisfies Record<string, Told>

export type AlarmKind = keyof typeof alarmWords

/** The sentences of an alarm, as they are kept in its row. */
export type AlarmWords = Words & { readonly todo?: Words }

const fill = (text: string, values: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')

/** The sentences for a finding. */
export function wordsOf(kind: AlarmKind, values: { subject: string; of: string }): AlarmWords {
  const { says, todo } = alarmWords[kind]
  const { subject, of } = values
  return { zh: fill(says.zh, { subject, of }), en: fill(says.en, { subject, of }), todo }
}
