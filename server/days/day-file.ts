import { DayFile, DayFileParams } from '@bihuan/contract/days.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { areaInReach } from '../rounds/store.ts'
import { dayFileOf } from './day-paper.ts'
import { readingRoles } from './day-roles.ts'

/** The signed close of a day as a file that `bihuan day verify` reads. It names things by their printed codes, and nobody. */
export const dayFile = query({
  name: 'day.file',
  summary: 'The signed close of a day, to keep and to verify',
  roles: readingRoles,
  params: DayFileParams,
  outcome: DayFile,
  async run(sql, { district, day }, { actor }) {
    areaInReach(actor, district)
    const [row] = await sql<{ document: unknown; assertions: unknown }[]>`
      select document, assertions from day_closes
      where district = ${district} and day = ${day}::date and closed_at is not null`
    if (!row) throw new Problem('day.unknown')
    return dayFileOf(sql, row)
  },
})
