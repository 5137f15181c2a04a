import { CaseChain, CaseChainParams } from '@bihuan/contract/chains.ts'
import { maskName } from '@bihuan/core/identity/mask.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { covers } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { policyNow } from '../facts/store.ts'
import { homeOfPerson } from '../people/home-of-person.ts'
import { leaveTrace } from '../people/leave-trace.ts'
import { namesOf } from '../signing/store.ts'
import { aroundOf } from './around-of.ts'
import { candidateRows } from './candidate-rows.ts'
import { chainRoles } from './chain-roles.ts'
import { drawSources } from './draw-sources.ts'
import { readCandidates, venuesOf } from './grounds.ts'
import { judgeSources } from './judge-sources.ts'
import { linkHistory } from './link-history.ts'
import { modelOf } from './model-of.ts'
import { type ChainRow, rowOfNumber, standingLinks } from './store.ts'

const isoOrNull = (at: Instant | null) => (at === null ? null : isoOf(at))

/**
 * One case in its chain: every possible source with its posterior and the parts of it, what was decided and by whom, and whom it infected. The
 * name is masked, and the look leaves a trace with the person.
 */
export const caseChain = query({
  name: 'chain.case',
  summary: 'One case in its chain, with its possible sources and why',
  roles: chainRoles,
  params: CaseChainParams,
  outcome: CaseChain,
  people: true,
  async run(sql, { number }, { now, actor, anchors, purpose, keys }) {
    const own = await rowOfNumber(sql, number)
    if (!covers(actor.areaCode, own.areaCode))
      throw new Problem('access.area-is-not-yours', { area: own.areaCode, own: actor.areaCode })
    if (own.personId !== null && purpose !== null)
      await leaveTrace(sql, { person: own.personId, query: 'chain.case', actor, purpose, at: now })
    const model = modelOf(await policyNow(sql, { anchors, now }))
    const rows = await aroundOf(sql, own)
    const links = await standingLinks(
      sql,
      rows.map(({ id }) => id),
    )
    const { candidates } = await readCandidates(sql, rows, links, model.model.interval)
    const judged = judgeSources(rows, candidates, model)
    const line = rows.findIndex(({ id }) => id === own.id)
    const drawn = drawSources(rows, links, candidates, judged)[line]
    const history = await linkHistory(sql, own.id)
    const venues = await venuesOf(sql, [...new Set(candidates.flatMap(({ venue }) => venue ?? []))])
    const names = await namesOf(
      sql,
      history.map(({ decidedBy }) => decidedBy),
    )
    return {
      number,
      case: own.id,
      nameMasked: await nameOf(sql, own),
      state: own.state,
      districtName: await districtName(sql, own),
      onsetAt: isoOrNull(own.onsetAt),
      positiveAt: isoOrNull(own.positiveAt),
      isolatedAt: isoOrNull(own.isolatedAt),
      source: drawn?.state ?? 'open',
      candidates: candidateRows({ line, rows, links, candidates, judged, venues, model }),
      history: history.map((one) => ({
        link: one.id,
        infector: one.infectorNumber,
        source: one.source,
        state: one.state,
        reason: one.reason === null ? null : keys.openText(one.reason),
        exposure: one.exposure === null ? null : keys.openText(one.exposure),
        by: names.get(one.decidedBy) ?? one.decidedBy,
        at: isoOf(one.decidedAt),
        until: isoOrNull(one.untilAt),
      })),
      infected: await infectedBy(sql, own.id),
      interval: model.interval,
    }
  },
})

async function nameOf(sql: Reader, { personId }: ChainRow): Promise<string | null> {
  const home = personId === null ? null : await homeOfPerson(sql, personId)
  return home === null ? null : maskName(home.name)
}

async function districtName(sql: Reader, { areaCode }: ChainRow): Promise<string> {
  const [row] = await sql<{ name: string }[]>`
    select name from areas where code = ${areaCode.slice(0, 6)}`
  return row?.name ?? areaCode
}

const infectedBy = (sql: Reader, id: string) => sql<
  { number: number; state: 'named' | 'decided' }[]
>`
  select c.number, l.state from case_links l join cases c on c.id = l.infectee
  where l.infector = ${id} and l.until_at is null and l.state <> 'rejected' and c.number is not null order by c.number`
