import { maskName } from '@bihuan/core/identity/mask.ts'
import { read, write } from '../../api/client.ts'
import { Problem } from '../../api/problem.ts'
import type { PersonRecord } from '../../api/wire.ts'
import type { FieldEngine } from '../engine/types.ts'
import type { SeenDocument } from './draft.ts'

/**
 * Somebody whom the city knows. `name` is what the sampler's table shows; masked where only the server told it, the end of
 * the document where the server tells this role no name (`masked` is null then).
 */
export type KnownPerson = {
  person: string
  name: string
  masked: string | null
  age: number | null
}

export type LookedUp =
  | { kind: 'known'; known: KnownPerson }
  /** Without network only the end of the number can be compared: a person chooses by looking at the document. */
  | { kind: 'maybe'; people: KnownPerson[] }
  | { kind: 'unknown'; isOffline: boolean }

const fromRoster = ({ person, name, age }: { person: string; name: string; age: number }) => ({
  person,
  name,
  masked: maskName(name),
  age,
})

async function ask(engine: FieldEngine, document: SeenDocument): Promise<LookedUp> {
  const { person } = await write<{ person: string | null }>('/people/find', {
    ...document,
    purpose: 'sampling',
  })
  if (person === null) return { kind: 'unknown', isOffline: false }
  const near = await engine.personOf(person)
  if (near) return { kind: 'known', known: fromRoster(near) }
  try {
    const { nameMasked, age } = await read<PersonRecord>(`/people/${person}/record`, {
      purpose: 'sampling',
    })
    return { kind: 'known', known: { person, name: nameMasked, masked: nameMasked, age } }
  } catch (cause) {
    if (!(cause instanceof Problem) || cause.status !== 403) throw cause
    const name = `…${document.number.slice(-4)}`
    return { kind: 'known', known: { person, name, masked: null, age: null } }
  }
}

/**
 * Whose document this is: asked of the server, which leaves a trace that the person sees; without network looked up in the
 * roster of this phone by the last six characters.
 */
export async function lookUp(
  engine: FieldEngine,
  document: SeenDocument,
  isThere: boolean,
): Promise<LookedUp> {
  if (isThere) {
    try {
      return await ask(engine, document)
    } catch (cause) {
      if (!(cause instanceof Problem) || cause.status !== 0) throw cause
    }
  }
  const people = await engine.findByTail(document.number.slice(-6))
  return people.length === 0
    ? { kind: 'unknown', isOffline: true }
    : { kind: 'maybe', people: people.map(fromRoster) }
}
