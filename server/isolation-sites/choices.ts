import type { choiceKinds } from '@bihuan/contract/cleanings.ts'
import type { Reader } from '../db/sql.ts'

export type Choice = {
  code: string
  zh: string
  en: string
  low: number | null
  high: number | null
  unit: string | null
  minutes: number | null
  source: string
  isProposed: boolean
}

// What one source says of the bags of people at home (S-IS6, a reprint); a city confirms or sets its own. Contact times: no source.
const proposed: readonly Choice[] = [
  {
    code: 'chlorine',
    zh: '含氯消毒剂',
    en: 'chlorine disinfectant',
    low: 500,
    high: 1_000,
    unit: 'mg/L',
    minutes: null,
    source: 'S-IS6 c',
    isProposed: true,
  },
  {
    code: 'alcohol',
    zh: '酒精',
    en: 'alcohol',
    low: 75,
    high: 75,
    unit: '%',
    minutes: null,
    source: 'S-IS6 c',
    isProposed: true,
  },
]

/** The list of a city: what it set itself, then what is proposed and neither set nor ended here. */
export async function choicesOf(
  sql: Reader,
  kind: (typeof choiceKinds)[number],
): Promise<Choice[]> {
  const own = await sql<(Omit<Choice, 'isProposed'> & { isEnded: boolean })[]>`
    select code, zh, en, low, high, unit, minutes, source, ended_at is not null as is_ended from supply_choices where kind = ${kind} order by set_at, code`
  const known = new Set(own.map(({ code }) => code))
  return [
    ...own
      .filter(({ isEnded }) => !isEnded)
      .map(({ isEnded: _, ...one }) => ({ ...one, isProposed: false })),
    ...(kind === 'disinfectant' ? proposed.filter(({ code }) => !known.has(code)) : []),
  ]
}
