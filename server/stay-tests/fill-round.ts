import { type CityDate, cityInstant, type Instant } from '@bihuan/core/time/instant.ts'
import { column } from '../city/store.ts'
import type { Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { policyNow } from '../facts/store.ts'
import { type DueTest, dueNow } from './due-now.ts'
import { heldOfStays } from './held-of-stays.ts'
import { issueFor, sitesFor } from './sampling-sites.ts'
import { type Opener, openRoundOf } from './test-round.ts'

/** Whose swab of that span lies in a tube already, in whatever round. */
async function takenIn(tx: Tx, due: readonly DueTest[]): Promise<ReadonlySet<string>> {
  const earliest = Math.min(...due.map(({ from }) => from))
  const latest = Math.max(...due.map(({ until }) => until))
  const rows = await tx<{ stay: string }[]>`
    select g.stay from unnest(${column(due, 'stay')}::uuid[], ${column(due, 'person')}::bigint[],
      ${column(due, 'from')}::timestamptz[], ${column(due, 'until')}::timestamptz[]) g (stay, person, from_at, until_at)
    where exists (
      select from rounds n cross join lateral (
        select from samples s where s.round_id = n.id and s.person_id = g.person and s.sampled_at >= g.from_at and s.sampled_at < g.until_at offset 0
      ) s where n.opens_at < ${latest}::timestamptz and n.closes_at > ${earliest}::timestamptz)`
  return new Set(rows.map(({ stay }) => stay))
}

/** Writes tests into the roll of a round; who stands in it already is not written again. Gives how many were. */
export async function addTests(
  tx: Tx,
  round: number,
  tests: readonly (Omit<DueTest, 'stay' | 'site'> & {
    stay: string | null
    samplingSite: number
  })[],
  { now, actor }: Opener,
): Promise<number> {
  const rows = await tx`
    insert into stay_tests (round_id, person_id, stay_id, site_id, area_code, from_at, until_at, binds, added_at, added_by)
    select ${round}, g.person, g.stay, g.site, g.area, g.from_at, g.until_at, g.binds, ${now}::timestamptz, ${actor.id}
    from unnest(${column(tests, 'person')}::bigint[], ${column(tests, 'stay')}::uuid[], ${column(tests, 'samplingSite')}::int[],
      ${column(tests, 'areaCode')}::text[], ${column(tests, 'from')}::timestamptz[], ${column(tests, 'until')}::timestamptz[],
      ${tests.map(({ binds }) => String(binds))}::text[]::boolean[]) g (person, stay, site, area, from_at, until_at, binds)
    on conflict do nothing returning 1`
  return rows.length
}

/**
 * Opens the round of isolation testing of a day and puts into it every test that the rules ask for and nobody took yet; again on the same
 * day it adds who came since. With `since` it looks only at who arrived after that moment. Nobody is swabbed by it: it is a list, tubes and sampling sites.
 */
export async function fillRound(
  tx: Tx,
  day: CityDate,
  opener: Opener & Pick<Request, 'anchors'>,
  since: Instant | null = null,
): Promise<{ round: number; opened: boolean; sites: number; due: number; tubes: number }> {
  const at = Math.max(opener.now, cityInstant(day, '00:00'))
  const policy = await policyNow(tx, { anchors: opener.anchors, now: at })
  const all = dueNow(policy, await heldOfStays(tx, { since }), at)
  const taken = all.length === 0 ? new Set() : await takenIn(tx, all)
  const due = all.filter(({ stay }) => !taken.has(stay))
  const { round, opened } = await openRoundOf(tx, day, opener)
  const names = new Map(
    (await tx<{ id: string; name: string }[]>`select id, name from isolation_sites`).map(
      ({ id, name }) => [id, name] as const,
    ),
  )
  const places = due.map(({ site, areaCode }) => ({
    isolationSite: site,
    area: areaCode,
    name: names.get(site) ?? '',
  }))
  const sites = await sitesFor(tx, round, places)
  if (due.length > 0)
    await addTests(
      tx,
      round,
      due.map((one) => ({ ...one, samplingSite: sites.get(one.site) ?? 0 })),
      opener,
    )
  const tubes = await issueFor(tx, round, opener)
  const [count] = await tx<{ n: number }[]>`
    select count(*)::int as n from stay_tests where round_id = ${round}`
  return { round, opened, sites: sites.size, due: count?.n ?? 0, tubes }
}
