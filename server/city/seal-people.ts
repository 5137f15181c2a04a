import type { Person } from '@bihuan/contract/city.ts'
import { isRealDay } from '@bihuan/core/identity/calendar-day.ts'
import { canonicalDocument } from '@bihuan/core/identity/document.ts'
import type { Static } from 'typebox'
import { initialsOf, phoneHashOf, tailHashOf } from '../cases/people-keys.ts'
import { Problem, type ProblemItem } from '../door/problem.ts'
import type { Keys } from '../keys.ts'
import { refuseRows } from './store.ts'

export type GivenPerson = Static<typeof Person>
/** `row` and `at` say where in the input the document stood, from 0. */
export type SealedDocument = {
  hash: Buffer
  person: string
  kind: string
  country: string
  cipher: Buffer
  tailHash: string
  row: number
  at: number
}
export type SealedPerson = GivenPerson & {
  phoneCipher: Buffer | null
  phoneHash: string | null
  initials: string
  sealed: SealedDocument[]
}

const itemsMax = 20

const faultyDocument = (row: number, at: number, fault: string): ProblemItem => ({
  pointer: `/people/${row}/documents/${at}/number`,
  code: fault,
  row: row + 1,
  column: `documents[${at}].number`,
  zh: `第 ${row + 1} 行的证件号码有误（${fault}），请核对原件`,
  en: `The document number in row ${row + 1} is wrong (${fault}): check the original`,
})

const impossibleDay = (row: number): ProblemItem => ({
  pointer: `/people/${row}/bornOn`,
  code: 'date',
  row: row + 1,
  column: 'bornOn',
  zh: `第 ${row + 1} 行的出生日期不存在`,
  en: `The birthday in row ${row + 1} does not exist`,
})

/**
 * Brings documents to their one form, hashes and encrypts them, and encrypts phones: from here on no number is in the
 * clear. Refuses with person.document-refused or input.malformed, naming rows and never the number itself. About 15 µs a value.
 */
export function sealPeople(people: readonly GivenPerson[], keys: Keys): SealedPerson[] {
  refuseRows(
    people.flatMap(({ bornOn }, row) =>
      isRealDay(bornOn.replaceAll('-', '')) ? [] : [impossibleDay(row)],
    ),
  )
  const faults: ProblemItem[] = []
  const sealed = people.map((person, row) => {
    const byHash = new Map<string, SealedDocument>()
    person.documents.forEach(({ kind, country, number }, at) => {
      const canonical = canonicalDocument(kind, country, number)
      if (!canonical.ok) {
        faults.push(faultyDocument(row, at, canonical.fault))
        return
      }
      const hash = keys.documentHash(canonical.kind, canonical.country, canonical.number)
      const text = hash.toString('hex')
      if (byHash.has(text)) return // the same document in two spellings
      const cipher = keys.seal(canonical.number)
      byHash.set(text, {
        hash,
        person: person.id,
        kind: canonical.kind,
        country: canonical.country,
        cipher,
        tailHash: tailHashOf(keys, canonical.number),
        row,
        at,
      })
    })
    return {
      ...person,
      phoneCipher: person.phone === null ? null : keys.seal(person.phone),
      phoneHash: phoneHashOf(keys, person.phone),
      initials: initialsOf(person.name),
      sealed: [...byHash.values()],
    }
  })
  const [first] = faults
  if (first)
    throw new Problem('person.document-refused', { fault: first.code }, faults.slice(0, itemsMax))
  return sealed
}
