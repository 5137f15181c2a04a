import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader, Tx } from '../db/sql.ts'
import { type Actor, covers } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'
import type { Entry } from './compare-entries.ts'

/** A site of a round. Refuses with site.unknown. */
export async function siteOf(sql: Reader, round: string, site: string) {
  const [row] = await sql<{ name: string; areaCode: string }[]>`
    select name, area_code from sites where round_id = ${round} and id = ${site}`
  if (!row) throw new Problem('site.unknown', { round, site })
  return row
}

/** The same for a question: only who works in the area of the site may ask. */
export async function siteInReach(sql: Reader, round: string, site: string, actor: Actor) {
  const row = await siteOf(sql, round, site)
  if (!covers(actor.areaCode, row.areaCode))
    throw new Problem('access.area-is-not-yours', { area: row.areaCode, own: actor.areaCode })
  return row
}

/** The keyings by others that still count, the latest first. */
export async function entriesOfOthers(tx: Tx, round: string, tube: string, account: string) {
  return tx<(Entry & { keyedBy: string })[]>`
    select sealed_at, swabs, members, keyed_by from paper_entries
    where round_id = ${round} and tube_id = ${tube} and keyed_by <> ${account} and ended_at is null
    order by keyed_at desc, command_id`
}

/** Ends the keyings of a sheet that still count, all of them or one account's. */
export async function endEntries(
  tx: Tx,
  { round, tube, by }: { round: string; tube: string; by: string | null },
  now: Instant,
): Promise<void> {
  await tx`
    update paper_entries set ended_at = ${now}
    where round_id = ${round} and tube_id = ${tube} and ended_at is null and (${by}::text is null or keyed_by = ${by})`
}
