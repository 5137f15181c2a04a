import { cityDateOf } from '@bihuan/core/time/instant.ts'
import type { CaseRow } from '../cases/store.ts'
import type { Reader } from '../db/sql.ts'
import type { Question } from '../door/query.ts'
import { doorAddress } from '../people/address.ts'
import { ageOn } from '../people/age.ts'

export type CasePerson = {
  name: string
  sex: string | null
  age: number | null
  phone: string | null
  address: string | null
  /** What would tell the home: compound, building and door, each on its own too. */
  home: readonly string[]
  documents: readonly string[]
}

type Row = {
  name: string
  sex: string
  bornOn: string
  phoneCipher: Buffer | null
  area: string
  door: string
  compound: string
  building: string
}

/** Who the case is, in full: from the register, or as a list or another city called them. The caller has left the trace. */
export async function casePerson(
  sql: Reader,
  { personId, called }: CaseRow,
  { keys, now }: Pick<Question, 'keys' | 'now'>,
): Promise<CasePerson> {
  const outside: CasePerson = {
    name: called?.name ?? called?.code ?? '—',
    sex: called?.sex ?? null,
    age: called?.age ?? null,
    phone: called?.phone ?? null,
    address: null,
    home: [],
    documents: [],
  }
  if (personId === null) return outside
  const [row] = await sql<Row[]>`
    select p.name, p.sex, p.born_on, p.phone_cipher, c.name as compound, b.name as building,
      (select string_agg(a.name, '' order by length(a.code)) from areas a where b.community_code like a.code || '%' and a.level <> 'city') as area,
      ${doorAddress(sql)} as door
    from people p join households h on h.id = p.household_id join buildings b on b.id = h.building_id join compounds c on c.id = b.compound_id
    where p.id = ${personId}`
  if (!row) return outside
  const documents = await sql<{ numberCipher: Buffer }[]>`
    select number_cipher from documents where person_id = ${personId}`
  return {
    name: row.name,
    sex: row.sex,
    age: ageOn(row.bornOn, cityDateOf(now)),
    phone: row.phoneCipher === null ? null : keys.open(row.phoneCipher),
    address: `${row.area}${row.door}`,
    home: [row.compound, row.door, `${row.compound}${row.building}`],
    documents: documents.map(({ numberCipher }) => keys.open(numberCipher)),
  }
}
