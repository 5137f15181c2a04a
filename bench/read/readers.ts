import type { Bench } from '../bench.ts'

/** The account of a reader; the bench makes it, because entering by a code is not what is measured. */
export const accountOf = (person: string) => `reader-${person}`

/**
 * So many random people of the round, each once, with an account of their own as the residents' door would make it. Fewer
 * where the round has not sampled so many.
 */
export async function takeReaders(bench: Bench, wanted: number): Promise<string[]> {
  const { sql } = bench.city
  const round = bench.round.round
  const chosen = await sql<{ person: string }[]>`
    select person_id as person from samples where round_id = ${round} and sitting = 0
    order by hashint8extended(person_id, ${bench.options.seed}) limit ${wanted}`
  const people = chosen.map(({ person }) => person)
  await sql.begin(async (tx) => {
    await tx`
      insert into accounts (id, sign_in_name, display_name, role, area_code, unit, created_at)
      select 'reader-' || p.id, 'reader-' || p.id, p.name, 'resident', b.community_code, 'person:' || p.id, ${bench.round.opensAt}
      from unnest(${people}::bigint[]) g (id)
      join people p on p.id = g.id join households h on h.id = p.household_id join buildings b on b.id = h.building_id
      on conflict do nothing`
    await tx`
      insert into residents (account_id, person_id, entered_at)
      select 'reader-' || g.id, g.id, ${bench.round.opensAt} from unnest(${people}::bigint[]) g (id)
      on conflict do nothing`
  })
  await sql`analyze accounts`
  await sql`analyze residents`
  return people
}

/** So many inspectors of the city, since each may read only so many people a day; gives their accounts. */
export async function takeInspectors(bench: Bench, what: string, many: number): Promise<string[]> {
  const accounts = Array.from({ length: many }, (_, n) => `inspector-${what}-${n}`)
  await bench.city.sql`
    insert into accounts (id, sign_in_name, display_name, role, area_code, unit, created_at)
    select g.id, g.id, g.id, 'inspector', '4101', 'inspection', ${bench.round.opensAt} from unnest(${accounts}::text[]) g (id)
    on conflict do nothing`
  return accounts
}
