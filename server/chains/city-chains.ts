import type { Sources } from '@bihuan/core/chains/attribute.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { policyNow } from '../facts/store.ts'
import type { TrustAnchors } from '../trust/anchors.ts'
import { type DrawnCase, drawSources } from './draw-sources.ts'
import { type GroundedCandidate, readCandidates, type Venue, venuesOf } from './grounds.ts'
import { judgeSources } from './judge-sources.ts'
import { type ChainModel, modelOf } from './model-of.ts'
import {
  type ChainFilter,
  type ChainRow,
  chainRows,
  type LinkRow,
  standingLinks,
  unnumbered,
} from './store.ts'

/** All cases of an area with what is known of their sources, before it is drawn. */
export type CityChains = {
  rows: readonly ChainRow[]
  links: readonly LinkRow[]
  stays: readonly { caseId: string; venueId: string }[]
  venues: ReadonlyMap<string, Venue>
  areaNames: ReadonlyMap<string, string>
  candidates: readonly GroundedCandidate[]
  judged: Sources
  drawn: readonly DrawnCase[]
  model: ChainModel
  unnumbered: number
}

/** Reads the chains of an area, and computes who probably infected whom by the policy in force. */
export async function cityChains(
  sql: Reader,
  filter: ChainFilter,
  at: { anchors: TrustAnchors; now: Instant },
): Promise<CityChains> {
  const model = modelOf(await policyNow(sql, at))
  const rows = await chainRows(sql, filter)
  const links = await standingLinks(
    sql,
    rows.map(({ id }) => id),
  )
  const { stays, candidates } = await readCandidates(sql, rows, links, model.model.interval)
  const venues = await venuesOf(sql, [...new Set(stays.map(({ venueId }) => venueId))])
  const areas = await sql<{ code: string; name: string }[]>`
    select code, name from areas where level in ('city', 'district')`
  const judged = judgeSources(rows, candidates, model)
  return {
    rows,
    links,
    stays,
    venues,
    areaNames: new Map(areas.map(({ code, name }) => [code, name])),
    candidates,
    judged,
    drawn: drawSources(rows, links, candidates, judged),
    model,
    unnumbered: await unnumbered(sql, filter.area),
  }
}
