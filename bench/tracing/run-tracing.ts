import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hourMs } from '@bihuan/core/time/instant.ts'
import { adoptedIn } from '@bihuan/server/testing/adopted.ts'
import { officersOf, testAnchors } from '@bihuan/server/testing/officers.ts'
import type { Bench } from '../bench.ts'
import { type Figures, ratio, rounded } from '../figures.ts'
import { loadNow } from '../machine/machine.ts'
import { askLists } from './ask-lists.ts'
import { assignAll } from './assign.ts'
import { askedAt, fillCases } from './fill-cases.ts'
import { fillVisits } from './fill-visits.ts'
import { searchOnce } from './search-once.ts'
import { tracingSize } from './size.ts'

/** The rules that hold in the days of the bench's rounds. */
const pack = 'cn-ncp-9'

/**
 * A day of a thousand cases and a hundred thousand contacts: the first page of every list, the search for who was where one case was over
 * all venue visits beside the select that it rests on, and a thousand cases given to teams in one request.
 */
export async function runTracing(bench: Bench): Promise<Figures> {
  const size = tracingSize(bench.options)
  const loadBefore = loadNow()
  const anchors = testAnchors()
  writeFileSync(join(bench.database.folder, 'trust.json'), JSON.stringify(anchors))
  Object.assign(bench.city, { anchors })
  const ofTests = { sql: bench.city.sql, start: askedAt(bench), city: bench.city }
  const officers = await officersOf(ofTests as Parameters<typeof officersOf>[0])
  await adoptedIn(ofTests as Parameters<typeof adoptedIn>[0], officers, {
    pack,
    at: askedAt(bench) - 48 * hourMs,
  })
  const { cases, contacts, contactsPerS } = await fillCases(bench, size)
  const visits = await fillVisits(bench, size)
  const oneCase = cases[0] ?? ''
  const search = await searchOnce(bench)
  const assigned = await assignAll(bench, cases)
  bench.say(`tracing: ${assigned.assigned} assigned in ${Math.round(assigned.ms)} ms`)
  const lists = await askLists(bench, { district: bench.prepared.districts[0] ?? '4101', oneCase })
  const answered = lists.filter(({ fault }) => fault === null)
  const slowest = answered.filter(({ isReport }) => !isReport).toSorted((a, b) => b.p99 - a.p99)[0]
  for (const { name, p50, p99, fault } of lists)
    bench.say(`tracing: ${name}: ${fault ?? `${p50} / ${p99} ms`}`)
  return {
    tracing_list_p99_ms_max: slowest?.p99 ?? 0,
    co_presence_ms: rounded(search.ms),
    co_presence_ratio: ratio(search.rawMs, search.ms),
    assign_1000_ms: rounded(assigned.ms),
    contacts_named_per_s: contactsPerS,
    tracing: {
      cases: cases.length,
      contacts: contacts.length,
      venue_visits: visits,
      venues: size.venues,
      slowest_list: slowest?.name ?? '',
      lists,
      lists_unanswered: lists.length - answered.length,
      co_presence: search,
      assigned: assigned.assigned,
      assign_refused: assigned.refused,
      load_before: loadBefore,
      load_after: loadNow(),
    },
  }
}
