import { SiteParams, SiteView, type separates } from '@bihuan/contract/isolation-sites.ts'
import {
  type SiteEvent,
  type SiteState,
  siteEvents,
  siteMove,
} from '@bihuan/core/supply/lifecycle.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { covers } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { policyNow } from '../facts/store.ts'
import { accountName } from './account-name.ts'
import { checklistOf } from './checklist.ts'
import { closingOf } from './closing.ts'
import { readingRoles } from './roles.ts'
import { siteLines } from './site-rows.ts'
import { checkWorksAt, siteOf } from './store.ts'

type Known = {
  address: string
  lng: number | null
  lat: number | null
  datum: string
  languages: string[]
  diets: string[]
  care: string[]
  separates: (typeof separates)[number]
  requisitionAuthority: string | null
  requisitionNumber: string | null
  requisitionUntil: Instant | null
}
type Finding = { item: string; isMet: boolean; words?: string }
type Event = {
  event: SiteEvent
  fromState: SiteState
  toState: SiteState
  at: Instant
  doneBy: string
  body: { findings?: Finding[]; words?: string; number?: string } | null
}

/** One isolation site: what it can give, its inspections and steps, what can be done now, and what its closing lacks. Nobody is named. */
export const showSite = query({
  name: 'isolation-site.show',
  summary: 'One isolation site',
  roles: readingRoles,
  params: SiteParams,
  outcome: SiteView,
  async run(sql, { site }, question) {
    const { actor, now } = question
    const row = await siteOf(sql, site)
    if (!covers(actor.areaCode, row.areaCode))
      throw new Problem('access.area-is-not-yours', { area: row.areaCode, own: actor.areaCode })
    checkWorksAt(actor, row)
    const policy = await policyNow(sql, question)
    const [line] = await siteLines(sql, [site], policy.isolationSites, now)
    const [known] = await sql<Known[]>`
      select address, lng, lat, datum, languages, diets, care, separates, requisition_authority, requisition_number, requisition_until
      from isolation_sites where id = ${site}`
    if (!line || !known) throw new Problem('isolation-site.unknown', { site })
    const events = await sql<Event[]>`
      select event, from_state, to_state, at, ${accountName(sql, 'done_by')} as done_by, body from isolation_site_events where isolation_site_id = ${site} order by version desc limit 100`
    const { requisitionAuthority, requisitionNumber, requisitionUntil, ...rest } = known
    return {
      now: isoOf(now),
      row: line,
      ...rest,
      requisition:
        requisitionUntil === null
          ? null
          : {
              authority: requisitionAuthority ?? '',
              number: requisitionNumber ?? '',
              until: isoOf(requisitionUntil),
              isOver: requisitionUntil <= now,
            },
      checklist: await checklistOf(sql, policy),
      inspections: events
        .filter(({ event }) => event === 'pass' || event === 'fail')
        .map(({ event, at, doneBy, body }) => ({
          at: isoOf(at),
          by: doneBy,
          passed: event === 'pass',
          findings: body?.findings ?? [],
        })),
      history: events.map(({ event, fromState, toState, at, doneBy, body }) => ({
        event,
        from: fromState,
        to: toState,
        at: isoOf(at),
        by: doneBy,
        words: body?.words ?? body?.number ?? null,
      })),
      moves: siteEvents.map((event) => {
        const move = siteMove(line.state, event)
        return 'to' in move
          ? { event, to: move.to, why: null }
          : { event, to: null, why: { ...move.why } }
      }),
      closing: await closingOf(sql, site),
    }
  },
})
