import type { IsolationReport } from '@bihuan/sim/staff/isolation/measure.ts'

/** What became of those who were ordered to isolate, where this line of the staff is their report. */
export function isolationOf(line: unknown): IsolationReport | null {
  const said = line as { kind?: string; isolation?: IsolationReport | null }
  return said.kind === 'report' ? (said.isolation ?? null) : null
}

/** What must not be, in words; null where nothing is wrong. */
export function isolationFault(report: IsolationReport | null): string | null {
  if (report === null) return null
  const { waste, placed, unexplained, releases } = report
  if (!waste.conserved)
    return `bags not conserved 医废不守恒: ${waste.broken.map(({ law, siteNumber: site, expected, found }) => `${law} of site ${site}: ${expected} ≠ ${found}`).join(', ')}`
  if (placed.total.open > 0 || unexplained > 0)
    return `ordered to isolate, in no room and without a reason 未安置又无原因: ${placed.total.open} (${unexplained})`
  if (releases.overdue > 0)
    return `kept beyond the computed release 超期未解除: ${releases.overdue}`
  return null
}

const percent = (part: number, of: number) =>
  of === 0 ? '–' : `${Math.round((part / of) * 1000) / 10} %`

/** The same as lines to read, with a line break at the end; empty where nobody was ordered to isolate. */
export function isolationLines(report: IsolationReport | null): string {
  if (report === null || report.placed.total.orders === 0) return ''
  const { placed, toRoom, rooms, releases, waste, tests, patients, openLoops } = report
  const { total, reasons } = placed
  const why = reasons.map(({ why: word, orders }) => `${word} ${orders}`).join(', ')
  const idle = rooms.map(({ day, free, rooms: all }) => `${day.slice(5)} ${free}/${all}`)
  const open = Object.entries(openLoops).map(([kind, n]) => `${kind} ${n}`)
  const lines = [
    `隔离 Isolation: ${total.orders} orders; placed 已安置 ${total.placed} (within 8 h ${percent(total.within8, total.orders)}, within 24 h ${percent(total.within24, total.orders)}), with a reason 有原因 ${total.reasoned}${why === '' ? '' : ` (${why})`}, neither 两者皆无 ${total.open}`,
    `  from signature to room 从签名到入住 (median / p90): ${toRoom.medianMinutes ?? '–'} / ${toRoom.p90Minutes ?? '–'} min (${toRoom.of})`,
    `  idle rooms by day 每日空房: ${idle.join(', ')}`,
    `  released 解除 ${releases.released}: on the computed day 当日 ${releases.onTheDay}, an hour late 超一小时 ${releases.laterThanAnHour}; still here 在住 ${releases.stillHere}, overdue 超期 ${releases.overdue}`,
    `  tests 检测 ${tests.swabs}; patients 患者 ${patients.taken}, discharged 出院 ${patients.discharged}`,
    `  waste 医废: ${waste.packed} bags packed, ${waste.open} on their way 在途, conserved 守恒 ${waste.conserved ? 'yes 是' : 'no 否'}`,
    `  open at the end 未闭环: ${open.join(', ') || '0'}`,
  ]
  return `\n${lines.map((line) => `  ${line}\n`).join('')}`
}
