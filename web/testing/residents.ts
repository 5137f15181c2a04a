import { randomUUID } from 'node:crypto'
import type { DemoResidents } from '@bihuan/contract/residents.ts'
import { issueActivation } from '@bihuan/server/residents/issue-activation.ts'
import type { TestCity } from '@bihuan/server/testing/a-city.ts'
import type { Static } from 'typebox'
import type { ServedCity } from './serve-city.ts'

/** A document of somebody as they would type it. */
export type Paper = { kind: string; country: string; number: string; name: string; person: string }

/** The documents of a person of a played city. */
export async function papersOf({ sql, city }: TestCity, person: string): Promise<Paper[]> {
  const rows = await sql<{ kind: string; country: string; numberCipher: Buffer; name: string }[]>`
    select d.kind, d.country, d.number_cipher, p.name from documents d join people p on p.id = d.person_id
    where d.person_id = ${person} order by d.kind`
  return rows.map(({ numberCipher, ...row }) => ({
    ...row,
    number: city.keys.open(numberCipher),
    person,
  }))
}

/** The one document of a person, or the first of them. */
export async function paperOf(city: TestCity, person: string): Promise<Paper> {
  const [paper] = await papersOf(city, person)
  if (!paper) throw new Error(`${person} has no document`)
  return paper
}

/** The code on paper that the community gives a person. */
export async function paperCode(
  { city, clock }: Pick<ServedCity, 'city' | 'clock'>,
  person: string,
): Promise<string> {
  const id = randomUUID()
  await city.run(issueActivation, city.actor('registrar', '4101'), { person }, clock.now(), id)
  return city.city.keys.activationCode(id)
}

/** A child under fourteen who lives with a person. */
export async function childOf({ sql }: TestCity, person: string): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    select c.id::text as id from people p join people c on c.household_id = p.household_id
    where p.id = ${person} and c.born_on > p.born_on + interval '18 years' order by c.born_on desc limit 1`
  if (!row) throw new Error(`${person} lives with no child`)
  return row.id
}

type Stories = Static<typeof DemoResidents>['residents']

/** The invented residents that the demo offers, by what is happening to them. */
export async function residentsOf(url: string): Promise<(story: string) => Stories[number]> {
  const answer = await fetch(`${url}/api/v1/demo/residents`)
  const { residents } = (await answer.json()) as { residents: Stories }
  return (story) => {
    const found = residents.find((one) => one.story === story)
    if (!found) throw new Error(`nobody is ${story}`)
    return found
  }
}
