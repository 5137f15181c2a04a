import type { DayCount } from './day-counts.ts'

export type CurveDay = {
  cases: number
  imported: number
  confirmed: number
  asymptomatic: number
  byFound: Record<string, number>
}
export type Curve = {
  /** One for each day from `first`. */
  readonly days: readonly CurveDay[]
  readonly districts: ReadonlyMap<string, number[]>
  readonly undated: number
}

// Whoever was found on the way in was infected elsewhere.
const importedHow = 'inbound'

/** The counts as a curve of whole days, with a zero for each day without a case. */
export function curveOf(counts: readonly DayCount[], first: number, last: number): Curve {
  const days = Array.from(
    { length: last - first + 1 },
    (): CurveDay => ({
      cases: 0,
      imported: 0,
      confirmed: 0,
      asymptomatic: 0,
      byFound: {},
    }),
  )
  const districts = new Map<string, number[]>()
  let undated = 0
  for (const { day, category, found, district, cases } of counts) {
    if (day === null) {
      undated += cases
      continue
    }
    const one = days[day - first]
    if (!one) continue
    one.cases += cases
    if (found === importedHow) one.imported += cases
    if (category !== null) one[category] += cases
    const how = found ?? 'none'
    one.byFound[how] = (one.byFound[how] ?? 0) + cases
    const perDay = districts.get(district ?? '') ?? days.map(() => 0)
    perDay[day - first] = (perDay[day - first] ?? 0) + cases
    districts.set(district ?? '', perDay)
  }
  return { days, districts, undated }
}
