import type { Identifiers } from '@bihuan/core/papers/identifiers.ts'
import { type PublicTraceDraft, proposePublicTrace } from '@bihuan/core/papers/public-trace.ts'
import type { PlacedItem } from '@bihuan/core/papers/timeline-text.ts'
import { areaOfCase, type CaseRow } from '../cases/store.ts'
import type { Reader } from '../db/sql.ts'
import type { Question } from '../door/query.ts'
import { windowsOfCase } from '../investigation/windows-of-case.ts'
import type { Keys } from '../keys.ts'
import { areaNames } from './area-names.ts'
import { casePerson } from './case-person.ts'
import { placedItems } from './placed-items.ts'

type Known = Pick<Question, 'keys' | 'now' | 'anchors'>
export type TraceDraft = {
  items: PlacedItem[]
  draft: PublicTraceDraft
  identifiers: Identifiers
  /** Names of districts and streets, inside of which a person's name is chance. */
  areas: string[]
}

type Other = {
  name: string
  phoneCipher: Buffer | null
  compound: string
  building: string
}

/** Everybody else who stands in the case: contacts, companions whom the register knows, and who lives with the case. */
async function othersOf(sql: Reader, { id, personId }: CaseRow, named: readonly string[]) {
  return sql<Other[]>`
    select p.name, p.phone_cipher, c.name as compound, b.name as building
    from people p join households h on h.id = p.household_id join buildings b on b.id = h.building_id join compounds c on c.id = b.compound_id
    where p.id in (select person_id from contacts where case_id = ${id} and person_id is not null)
      or p.id = any(${[...named]}::bigint[])
      or p.household_id = (select household_id from people where id = ${personId})`
}

const known = (values: readonly (string | null | undefined)[]): string[] => [
  ...new Set(values.flatMap((one) => (one ? [one] : []))),
]

const openedPhone = (sealed: Buffer | null, keys: Keys) =>
  sealed === null ? null : keys.open(sealed)

/** Everything that must not stand in a public text about a case. */
async function identifiersOf(
  sql: Reader,
  row: CaseRow,
  items: readonly PlacedItem[],
  question: Known,
): Promise<Identifiers> {
  const { keys } = question
  const company = items.flatMap(({ people }) => people)
  const [person, others, called] = await Promise.all([
    casePerson(sql, row, question),
    othersOf(
      sql,
      row,
      company.flatMap((one) => one.person ?? []),
    ),
    sql<{ called: { name?: string; phone?: string } }[]>`
      select called from contacts where case_id = ${row.id} and called is not null`,
  ])
  const callings = called.map((one) => one.called)
  const hidden = items.filter(({ venue, isPublicPlace }) => venue !== null && !isPublicPlace)
  const privateKinds = items.filter(({ venue }) => venue?.kind === 'home' || venue?.kind === 'work')
  const cars = items.filter(
    ({ transport }) => transport?.kind === 'car' || transport?.kind === 'taxi',
  )
  return {
    names: known([
      person.name,
      ...others.map(({ name }) => name),
      ...company.map(({ name }) => name),
      ...callings.map(({ name }) => name),
    ]),
    phones: known([
      person.phone,
      ...others.map(({ phoneCipher }) => openedPhone(phoneCipher, keys)),
      ...company.map(({ phone }) => phone),
      ...callings.map(({ phone }) => phone),
    ]),
    documents: known(person.documents),
    homes: known([
      ...person.home,
      ...others.flatMap(({ compound, building }) => [compound, `${compound}${building}`]),
    ]),
    privatePlaces: known([...hidden, ...privateKinds].map(({ venue }) => venue?.name)),
    plates: known(cars.map(({ transport }) => transport?.number)),
  }
}

/** The timeline of a case, what the rules leave of it for the public, and what may not be in any text about it. */
export async function traceDraft(sql: Reader, row: CaseRow, question: Known): Promise<TraceDraft> {
  const area = await areaOfCase(sql, row.id)
  const [items, windows, district, areas] = await Promise.all([
    placedItems(sql, question.keys, row.id),
    windowsOfCase(sql, row, question),
    areaNames(sql, area.slice(0, 6)),
    sql<
      { name: string }[]
    >`select distinct name from areas where level in ('city', 'district', 'street')`,
  ])
  const { category, positiveAt } = row
  const window = windows.infectious
  const draft = proposePublicTrace({ district, category, positiveAt, window }, items)
  const identifiers = await identifiersOf(sql, row, items, question)
  return { items, draft, identifiers, areas: areas.map(({ name }) => name) }
}
