import type { PublicDays, PublicDaysParams } from '@bihuan/contract/transparency.ts'
import { levelOf } from '@bihuan/core/orders/basis.ts'
import type { Words } from '@bihuan/core/policy/words.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { City } from '../door/command.ts'
import { rulesAt } from '../policy/rules-at.ts'
import { readDistrictNames, readPublicDays } from './counts-store.ts'

const daysMax = 14

/** The newest days that were published, or those before one, with the names of their districts and grounds. */
export async function publicDays(
  city: City,
  { before }: Static<typeof PublicDaysParams>,
  now: Instant,
): Promise<Static<typeof PublicDays>> {
  const rows = await readPublicDays(city.sql, before ?? null, daysMax + 1)
  const days = rows.slice(0, daysMax)
  const used = new Set(
    days
      .flatMap(({ counts }) => counts.tables)
      .flatMap(({ attribute, values }) => (attribute === 'basis' ? values : [])),
  )
  const { rules } = await rulesAt(city.sql, city.anchors, now)
  const { tracks, areas } = rules.policy
  // What the rules call it; the page has words of its own for the few grounds that have neither a track nor a level.
  const nameOf = (basis: string) =>
    tracks[basis]?.name ?? areas.level[levelOf(basis) ?? '']?.name ?? undefined
  const names = [...used].map((basis) => [basis, nameOf(basis)] as const)
  return {
    days: days.map(({ publishedAt, ...day }) => ({ ...day, publishedAt: isoOf(publishedAt) })),
    districts: await readDistrictNames(city.sql),
    bases: Object.fromEntries(
      names.filter((named): named is [string, Words] => named[1] !== undefined),
    ),
    older: rows.length > daysMax,
  }
}
