import type { Reader } from '../db/sql.ts'
import { Problem } from '../door/problem.ts'

/** The area of a site of a round. Refuses with site.unknown. */
export async function siteArea(sql: Reader, round: string, site: string): Promise<string> {
  const [row] = await sql<
    { areaCode: string }[]
  >`select area_code from sites where id = ${site} and round_id = ${round}`
  if (!row) throw new Problem('site.unknown', { round, site })
  return row.areaCode
}
