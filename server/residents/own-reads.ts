import { OwnParams, OwnReads } from '@bihuan/contract/residents.ts'
import { maskName } from '@bihuan/core/identity/mask.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import type { PersonRead } from '../field/roster-reads.ts'
import { readsOf } from '../people/reads-of-person.ts'
import { seeOwn } from './own-person.ts'

/** An official stands behind a look with name and unit; of a proxy the masked name is enough for who knows them. */
function readerOf({ actorRole, actorId, actorName, actorUnit }: PersonRead): string {
  if (actorRole === 'resident') return maskName(actorName ?? '')
  return actorName === null ? actorId : `${actorName}（${actorUnit ?? ''}）`
}

/** Who has looked at a person's data, when and why, rosters of devices included; the latest 200. */
export const ownReads = query({
  name: 'own.reads',
  summary: 'Who has looked at my data, when and why',
  roles: ['resident'],
  params: OwnParams,
  outcome: OwnReads,
  async run(sql, { person }, question) {
    await seeOwn(sql, person, 'own.reads', question)
    const reads = await readsOf(sql, person)
    return {
      person,
      reads: reads.map((read) => ({
        at: isoOf(read.at),
        role: read.actorRole,
        purpose: read.purpose,
        query: read.query,
        by: readerOf(read),
        unit: read.actorRole === 'resident' ? null : read.actorUnit,
        glass: read.glass,
      })),
    }
  },
})
