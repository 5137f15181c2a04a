import { type Excess, excessOf } from '@bihuan/core/excess/excess.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { unitOfSite } from '../isolation-sites/store.ts'
import type { TrustAnchors } from '../trust/anchors.ts'
import { graceMs } from './days.ts'
import type { AskedStay } from './release-facts.ts'
import { releasesOf } from './releases-of.ts'

type Row = AskedStay & { fact: string; number: number; district: string }

/** What the stays of a district that somebody let in say: whose facts they are, and who is kept beyond their release. */
export type KeptTooLong = {
  /** Facts whose stay was asked here, so that nobody else has to guess their end. */
  readonly facts: ReadonlySet<string>
  readonly excesses: readonly Excess[]
}

/**
 * People who are still at a site an hour after their release, as computed now (not as noted), each with the site as its owner. It is the same
 * computation as that of the list and of their own page.
 */
export async function keptTooLong(
  sql: Reader,
  anchors: TrustAnchors,
  district: string,
  at: Instant,
): Promise<KeptTooLong> {
  const rows = await sql<Row[]>`
    select s.id, s.person_id as person, s.basis, s.place, s.arrived_at, s.fact_id as fact, i.number, left(i.area_code, 6) as district
    from stays s join isolation_sites i on i.id = s.isolation_site_id
    where s.arrived_at <= ${at}::timestamptz and s.left_at is null and i.area_code >= ${district} and i.area_code < ${`${district}:`}`
  const releases = await releasesOf(sql, rows, { now: at, anchors })
  return {
    facts: new Set(rows.map(({ fact }) => fact)),
    excesses: rows.flatMap(({ id, number, fact, district: where }) => {
      const release = releases.get(id)
      const since = release?.dueAt ?? null
      if (release === undefined || since === null || since + graceMs > at) return []
      const { rule } = release
      return [
        excessOf('released-late', {
          of: fact,
          district: where,
          owner: unitOfSite(number),
          since,
          rule,
        }),
      ]
    }),
  }
}
