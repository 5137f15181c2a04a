import { WasteLaws, WasteLawsParams } from '@bihuan/contract/waste.ts'
import type { Reader } from '../db/sql.ts'
import { query } from '../door/query.ts'
import { wasteReaders } from './roles.ts'
import { scopeOf } from './scope.ts'

export type WasteLaw = { law: string; siteNumber: number; expected: number; found: number }

/** The laws of conservation of waste that do not hold. For the job that wakes somebody, and for tests. */
export const brokenWasteLaws = (sql: Reader) =>
  sql<WasteLaw[]>`
    select law, site as site_number, expected::float8 as expected, found::float8 as found from waste_conservation where expected <> found order by law, site`

/** Both sides of every law: each bag is in exactly one place, and the weights agree. What does not hold comes first. */
export const wasteLaws = query({
  name: 'waste.laws',
  summary: 'Whether every bag of waste is in exactly one place',
  roles: wasteReaders,
  params: WasteLawsParams,
  outcome: WasteLaws,
  async run(sql, params, question) {
    const scope = await scopeOf(sql, params, question)
    const laws = await sql<WasteLaw[]>`
      select c.law, c.site as site_number, c.expected::float8 as expected, c.found::float8 as found
      from waste_conservation c join isolation_sites i on i.number = c.site where ${scope()} order by c.expected = c.found, c.site, c.law limit 1000`
    return { conserved: laws.every(({ expected, found }) => expected === found), laws: [...laws] }
  },
})
