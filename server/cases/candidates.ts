import type { Reader } from '../db/sql.ts'
import { doorAddress } from '../people/address.ts'

/** By what people are looked for; each alone finds some, in no order. */
export type Looked = {
  /** A name, or its beginning, of two characters or more. */
  name: string | null
  initials: string | null
  phoneHash: string | null
  tailHash: string | null
  address: string | null
  bornOn: string | null
}

export type Candidate = {
  person: string
  name: string
  initials: string
  sex: 'female' | 'male'
  bornOn: string
  address: string
  /** The same without unit and door. */
  building: string
  phoneCipher: Buffer | null
  samePhone: boolean
  sameTail: boolean
}

// How many of a frequent name or of initials are looked at; each is a page of the table that may lie on disk.
const lookedAt = 600
// A tail of four is of about 1,100 people among 12 million, and is worth looking at whole: with a name it tells one from all others.
const tailsAt = 1_500
const kept = 60

/** Those found, weighed by address and birthday as far as they were typed: nobody's home is read for nothing. */
function nearer(sql: Reader, address: string | null, bornOn: string | null) {
  if (address === null && bornOn === null) return sql`select f.id, f.weight from found f`
  const byBirth = sql`case when p.born_on = ${bornOn}::date then 3 else 0 end`
  if (address === null)
    return sql`select f.id, f.weight + ${byBirth} as weight from found f join people p on p.id = f.id`
  return sql`
    select f.id, f.weight + ${byBirth} + case when starts_with(${doorAddress(sql)}, ${address}) then 4 else 0 end as weight
    from found f join people p on p.id = f.id join households h on h.id = p.household_id
    join buildings b on b.id = h.building_id join compounds c on c.id = b.compound_id`
}

/**
 * People of the register who have something of what was typed, the likeliest few of each way: a walk through indexes for each way, cut off
 * where a name is of very many. `more` says that somebody was cut off.
 */
export async function candidatesOf(
  sql: Reader,
  { name, initials, phoneHash, tailHash, address, bornOn }: Looked,
): Promise<{ candidates: Candidate[]; more: boolean }> {
  const like = (text: string) => `${text.replace(/[\\%_]/g, '\\$&')}%`
  const rows = await sql<(Candidate & { cut: boolean })[]>`
    with by_phone as materialized (
      select id from people where phone_hash = ${phoneHash}::bigint limit ${lookedAt}
    ), by_tail as materialized (
      select d.person_id as id from documents d where d.tail_hash = ${tailHash}::bigint limit ${tailsAt}
    ), by_name as materialized (
      select id from people where name_initials is not null and name like ${name === null ? null : like(name)} limit ${lookedAt}
    ), by_name_and_birth as materialized (
      select id from people where name_initials is not null and name = ${name} and born_on = ${bornOn}::date limit ${kept}
    ), by_initials as materialized (
      select id from people where name_initials = ${initials} and (${bornOn}::date is null or born_on = ${bornOn}::date) limit ${lookedAt}
    ), found as (
      select id, sum(weight) as weight from (
        select id, 6 as weight from by_phone union all select id, 5 from by_tail
        union all select id, 4 from by_name union all select id, 9 from by_name_and_birth union all select id, 2 from by_initials
      ) w group by id
    ), near as (
      ${nearer(sql, address, bornOn)}
    )
    select p.id as person, p.name, coalesce(p.name_initials, '') as initials, p.sex, p.born_on, ${doorAddress(sql)} as address, c.name || b.name as building,
      p.phone_cipher,
      p.phone_hash is not distinct from ${phoneHash}::bigint and p.phone_hash is not null as same_phone,
      exists (select from documents d where d.person_id = p.id and d.tail_hash = ${tailHash}::bigint) as same_tail,
      (select count(*) >= ${lookedAt} from by_name) or (select count(*) >= ${lookedAt} from by_initials) as cut
    from (select * from near order by weight desc, id limit ${kept}) n
    join people p on p.id = n.id join households h on h.id = p.household_id
    join buildings b on b.id = h.building_id join compounds c on c.id = b.compound_id`
  return {
    candidates: rows,
    more: rows.length === kept || rows.some(({ cut }) => cut),
  }
}
