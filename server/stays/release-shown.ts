import type { ReleaseShown } from '@bihuan/contract/stays.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import { type AskedAt, releasesOf } from '../release/releases-of.ts'
import type { StayRow } from './stay-rows.ts'

/** When somebody is let go from a stay, computed now; null where the stay is over. */
export async function releaseShown(
  sql: Reader,
  { id, personId: person, basis, place, arrivedAt, leftAt }: StayRow,
  asked: AskedAt,
): Promise<Static<typeof ReleaseShown> | null> {
  if (leftAt !== null) return null
  const found = await releasesOf(sql, [{ id, person, basis, place, arrivedAt }], asked)
  const release = found.get(id)
  if (release === undefined) return null
  const { dueAt, met, binds, because, conditions } = release
  return {
    dueAt: dueAt === null ? null : isoOf(dueAt),
    met,
    binds,
    because: { ...because },
    conditions: conditions.map(({ kind, needs, state, met: isMet, since, by }) => ({
      kind,
      needs: { ...needs },
      state,
      met: isMet,
      since: since === null ? null : isoOf(since),
      by: by === null ? null : isoOf(by),
    })),
  }
}
