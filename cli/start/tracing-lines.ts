import type { TracingReport } from '@bihuan/sim/staff/tracing/measure.ts'

/** What the investigators found against the truth, where this line of the staff is their report. */
export function tracingOf(line: unknown): TracingReport | null {
  const said = line as { kind?: string; tracing?: TracingReport | null }
  return said.kind === 'report' ? (said.tracing ?? null) : null
}

const percent = (share: number) => `${Math.round(share * 1000) / 10} %`
const minutes = ({ of, medianMinutes, p90Minutes }: TracingReport['delays']['toPlaced']) =>
  of === 0 ? '–' : `${medianMinutes} / ${p90Minutes} min (${of})`

/** The same as lines to read, with a line break at the end; empty where nobody investigated. */
export function tracingLines(report: TracingReport | null): string {
  if (report === null || report.cases === 0) return ''
  const { contacts, infectedContacts, links, delays, alarmMs, handedOver, days, openLoops } = report
  const open = Object.entries(openLoops).map(([kind, n]) => `${kind} ${n}`)
  const refused = Object.entries(report.refused).map(([act, n]) => `${act.slice(9)} ×${n}`)
  const lines = [
    `流调 Tracing: ${report.cases} cases of ${report.trueCases}; a positive was a case after ${alarmMs.median} ms (most ${alarmMs.most} ms)`,
    `  contacts found 找到密接 ${contacts.found} of ${contacts.of} (${percent(contacts.share)}); infected ones 其中感染者 ${infectedContacts.found} of ${infectedContacts.of}; wrong ones 误认 ${report.wrongContacts}`,
    `  on the dispatcher's list 已交转运 ${handedOver.listed} of ${handedOver.of}, ${handedOver.medianMs} ms after the signature`,
    `  sources 来源: right 正确 ${links.right}, wrong 错误 ${links.wrong}, open 未定 ${links.unknown}`,
    `  from case to 用时 (median / p90): key facts 核心信息 ${minutes(delays.toKeyFacts)}, signed list 签名名单 ${minutes(delays.toSignedList)}, placed 落位 ${minutes(delays.toPlaced)}`,
    `  days closed 日清日结: ${days.closed} districts; items done 办结 ${days.done}, carried over 转次日 ${days.carried} (late, with a reason 超时 ${days.late}); open at the end 未闭环: ${open.join(', ') || '0'}`,
    ...(refused.length === 0 ? [] : [`  refused 被拒: ${refused.join(', ')}`]),
  ]
  return `\n${lines.map((line) => `  ${line}\n`).join('')}`
}
