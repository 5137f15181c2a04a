import type { Reader } from '../db/sql.ts'

/** District, street and community of a code in one text, as far as the code goes. */
export async function areaNames(sql: Reader, code: string): Promise<string> {
  const [row] = await sql<{ name: string | null }[]>`
    select string_agg(a.name, '' order by length(a.code)) as name from areas a
    where starts_with(${code}, a.code) and (a.level <> 'city' or a.code = ${code})`
  return row?.name ?? code
}
