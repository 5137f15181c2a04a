import { hourMs, type Instant } from '@bihuan/core/time/instant.ts'
import { searchVisits } from '@bihuan/server/contacts/search-visits.ts'
import type { Bench } from '../bench.ts'
import { median, rounded } from '../figures.ts'
import { askedAt } from './fill-cases.ts'

export type SearchFigures = {
  windows: number
  found: number
  ms: number
  coldMs: number
  rawMs: number
}

const windows = 12
const turns = 5
const dayMs = 24 * hourMs

type Window = { venue: string; from: Instant; until: Instant }

/** Visits of a case on its last four days: three a day, each of two hours, at venues of the city. */
async function windowsOf(bench: Bench): Promise<Window[]> {
  const at = askedAt(bench)
  const rows = await bench.city.sql<
    { id: string }[]
  >`select id from venues order by id limit ${windows}`
  return rows.map(({ id }, n) => {
    const from = at - (n % 4) * dayMs - (2 + Math.floor(n / 4) * 3) * hourMs
    return { venue: id, from, until: from + 2 * hourMs }
  })
}

/** Who was at the places of one case at its times, over all venue visits, beside one select of the rows that it rests on. */
export async function searchOnce(bench: Bench): Promise<SearchFigures> {
  const { sql } = bench.city
  const asked = await windowsOf(bench)
  const raw = async () => {
    const began = performance.now()
    for (const { venue, from, until } of asked)
      await sql`
        select person_id, from_at, until_at from venue_visits
        where venue_id = ${venue} and day between (${from}::timestamptz at time zone 'Asia/Shanghai')::date and (${until}::timestamptz at time zone 'Asia/Shanghai')::date
          and from_at < ${until} and until_at > ${from}`
    return performance.now() - began
  }
  let found = 0
  const search = async () => {
    const began = performance.now()
    found = (await searchVisits(sql, asked, { leaving: [], least: 0 })).length
    return performance.now() - began
  }
  const coldMs = await search()
  const ofRaw: number[] = []
  const ofSearch: number[] = []
  for (let turn = 0; turn < turns; turn += 1) {
    ofRaw.push(await raw())
    ofSearch.push(await search())
  }
  return {
    windows: asked.length,
    found,
    coldMs: rounded(coldMs),
    ms: Math.max(...ofSearch),
    rawMs: median(ofRaw),
  }
}
