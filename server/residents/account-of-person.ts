import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Tx } from '../db/sql.ts'
import { Problem } from '../door/problem.ts'

type Home = { name: string; area: string }

/**
 * The account of a person, made under this id when they enter for the first time; name and community follow the register.
 * Of two that enter at once the second takes the account of the first.
 */
export async function accountOfPerson(
  tx: Tx,
  person: string,
  id: string,
  now: Instant,
): Promise<string> {
  const [home] = await tx<Home[]>`
    select p.name, b.community_code as area
    from people p join households h on h.id = p.household_id join buildings b on b.id = h.building_id where p.id = ${person}`
  if (!home) throw new Problem('person.unknown')
  const find = () =>
    tx<{ accountId: string }[]>`select account_id from residents where person_id = ${person}`
  const [known] = await find()
  if (known) {
    await tx`
      update accounts set display_name = ${home.name}, area_code = ${home.area}
      where id = ${known.accountId} and (display_name, area_code) is distinct from (${home.name}, ${home.area})`
    return known.accountId
  }
  await tx`
    insert into accounts (id, sign_in_name, display_name, role, area_code, unit, created_at)
    values (${id}, ${`resident-${id}`}, ${home.name}, 'resident', ${home.area}, ${`person:${person}`}, ${now})`
  const made = await tx`
    insert into residents (account_id, person_id, entered_at) values (${id}, ${person}, ${now})
    on conflict (person_id) do nothing returning account_id`
  if (made.length === 1) return id
  await tx`delete from accounts where id = ${id}`
  const [other] = await find()
  if (!other) throw new Error('a resident was there and is gone')
  return other.accountId
}
