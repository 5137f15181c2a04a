import {
  CareGroupConfirmed,
  CareGroups,
  CareGroupsParams,
  ConfirmCareGroup,
} from '@bihuan/contract/patients.ts'
import { careGroups } from '@bihuan/core/patients/care-groups.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'

type Confirmed = { groupId: string; source: string; confirmedBy: string; confirmedAt: Instant }

/** The groups that an officer confirmed, by id. */
export async function confirmedGroups(sql: Reader): Promise<ReadonlyMap<string, Confirmed>> {
  const rows = await sql<Confirmed[]>`
    select group_id, source, confirmed_by, confirmed_at from care_group_confirmations`
  return new Map(rows.map((row) => [row.groupId, row]))
}

/** Who comes first, by which source, and who confirmed it. */
export const careGroupList = query({
  name: 'care-group.list',
  summary: 'Groups of people who come first, with their source',
  roles: ['doctor', 'district-commander', 'city-commander', 'inspector'],
  params: CareGroupsParams,
  outcome: CareGroups,
  async run(sql) {
    const confirmed = await confirmedGroups(sql)
    return {
      groups: careGroups.map(({ id, words, fromAge, condition, source }) => {
        const by = confirmed.get(id)
        return {
          group: id,
          ...words,
          fromAge,
          condition,
          source: by?.source ?? source,
          confirmedBy: by?.confirmedBy ?? null,
          confirmedAt: by ? isoOf(by.confirmedAt) : null,
        }
      }),
    }
  },
})

/** Confirms a group with the page that names it; from then on it is shown as confirmed. */
export const confirmCareGroup = command({
  name: 'care-group.confirm',
  summary: 'Confirm a group of people who come first',
  roles: ['city-commander'],
  input: ConfirmCareGroup,
  outcome: CareGroupConfirmed,
  area: (_sql, _input, { actor }) => actor.areaCode,
  async run(tx, { group, source }, { now, actor }) {
    if (!careGroups.some(({ id }) => id === group)) throw new Problem('patient.group-unknown')
    await tx`
      insert into care_group_confirmations (group_id, source, confirmed_by, confirmed_at) values (${group}, ${source}, ${actor.id}, ${now})
      on conflict (group_id) do update set source = excluded.source, confirmed_by = excluded.confirmed_by, confirmed_at = excluded.confirmed_at`
    return { group }
  },
})
