import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import type { City } from '../door/command.ts'

// A register changes slowly, and twelve million rows are not counted for every reader.
const countedForMs = 6 * 3_600_000

const count = (sql: Reader) => sql<{ district: string; residents: number }[]>`
  select left(b.community_code, 6) as district, count(*)::int as residents
  from people p join households h on h.id = p.household_id join buildings b on b.id = h.building_id group by 1 order by 1`

/** Counts the people of the register by district where that was not done for six hours. A job; gives whether it counted. */
export async function countResidents({ sql }: City, now: Instant): Promise<boolean> {
  const [fresh] = await sql`
    select from resident_counts where counted_at > ${now - countedForMs}::timestamptz limit 1`
  if (fresh) return false
  const rows = await count(sql)
  await sql`
    insert into resident_counts (district, residents, counted_at)
    select g.district, g.residents, ${now}
    from unnest(${rows.map(({ district }) => district)}::text[], ${rows.map(({ residents }) => residents)}::int[]) as g (district, residents)
    on conflict (district) do update set residents = excluded.residents, counted_at = excluded.counted_at`
  return true
}

/** Residents of the register by district: as they were last counted, or counted now where nobody has. */
export async function residentsOf(sql: Reader): Promise<ReadonlyMap<string, number>> {
  const kept = await sql<{ district: string; residents: number }[]>`
    select district, residents from resident_counts order by district`
  const rows = kept.length > 0 ? kept : await count(sql)
  return new Map(rows.map(({ district, residents }) => [district, residents]))
}
