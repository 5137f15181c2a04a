import { OwnParams, OwnReads } from '@bihuan/contract/residents.ts'
import { maskName } from '@bihuan/core/identity/mask.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { unitName } from '../accounts/unit-name.ts'
import type { Reader } from '../db/sql.ts'
import { query } from '../door/query.ts'
import { type PersonRead, rosterReadsOf } from '../field/roster-reads.ts'
import { seeOwn } from './own-person.ts'

const readsMax = 200

const readsOf = (sql: Reader, person: string) => sql<PersonRead[]>`
  select r.at, r.actor_role, r.purpose, r.query, r.actor_id, a.display_name as actor_name, ${unitName(sql)} as actor_unit
  from person_reads r left join accounts a on a.id = r.actor_id
  where r.person_id = ${person} order by r.at desc, r.id limit ${readsMax}`

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
    const reads = [...(await readsOf(sql, person)), ...(await rosterReadsOf(sql, person))]
    return {
      person,
      reads: reads
        .toSorted((a, b) => b.at - a.at)
        .slice(0, readsMax)
        .map((read) => ({
          at: isoOf(read.at),
          role: read.actorRole,
          purpose: read.purpose,
          query: read.query,
          by: readerOf(read),
        })),
    }
  },
})
