import type { Exposure, Relation } from '@bihuan/core/contacts/exposure.ts'
import type { Proposal } from '@bihuan/core/contacts/propose.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import { areaOfCase } from '../cases/store.ts'
import type { Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { idsOf } from '../facts/ids-of.ts'
import { homesOf } from '../orders/homes.ts'
import { exposedAt, type Ground, groundOf, proposeFor } from './ground.ts'
import { betweenOf } from './store.ts'

export type Called = { name?: string; phone?: string; words?: string }
/** Somebody whom an investigator names, or an import. */
export type NewContact = {
  id?: string
  person: string | null
  called?: Called
  relation: Relation
  exposure: Exposure
  through?: string
  item?: string
  areaCode?: string
}
export type NamedContact = {
  index: number
  contact: string
  person: string | null
  proposed: Proposal['kind']
}
export type NamingError = { index: number; code: string; contact: string | null }
export type Naming = { named: NamedContact[]; errors: NamingError[] }

type Judged = { index: number; id: string; it: NewContact; area: string; proposal: Proposal } & {
  first: Instant
  last: Instant
}

/** An id that follows from the command, so that the same command names the same contacts. */
function idFrom({ id, keys }: Request, place: string): string {
  const hex = keys.digest(`contact|${id}|${place}`).toString('hex')
  return hex.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

const keyOf = (through: string | null | undefined, person: string | null) =>
  `${through ?? ''}|${person}`

/** Who of these stands on the list of the case already, by contact in between and person. */
async function standing(tx: Tx, caseId: string, people: readonly string[]) {
  const rows = await tx<{ id: string; personId: string; throughId: string | null }[]>`
    select id, person_id, through_id from contacts
    where case_id = ${caseId} and person_id = any(${[...people]}::bigint[]) and dropped_at is null`
  return new Map(rows.map(({ id, personId, throughId }) => [keyOf(throughId, personId), id]))
}

async function insert(tx: Tx, ground: Ground, judged: readonly Judged[], request: Request) {
  const { keys, now, actor } = request
  const sealed = (value: unknown) => JSON.stringify(keys.sealedJson('facts', now, value))
  const all = <T>(of: (one: Judged) => T) => judged.map(of)
  const moment = (at: number) => new Date(at).toISOString()
  const rows = await tx<{ id: string }[]>`
    insert into contacts (id, case_id, through_id, person_id, called, area_code, relation, way, first_exposed_at, last_exposed_at, proposed,
      proposal, exposure, item_id, named_by, named_at)
    select id, ${ground.row.id}, through_id, person_id, called::jsonb, area_code, relation, way, first_at, last_at, proposed, proposal::jsonb,
      exposure::jsonb, item_id, ${actor.id}, ${now}::timestamptz
    from unnest(${all(({ id }) => id)}::uuid[], ${all(({ it }) => it.through ?? null)}::uuid[], ${all(({ it }) => it.person)}::bigint[],
      ${all(({ it }) => (it.called ? sealed(it.called) : null))}::text[], ${all(({ area }) => area)}::text[],
      ${all(({ it }) => it.relation)}::text[], ${all(({ proposal }) => proposal.way)}::text[], ${all(({ first }) => moment(first))}::timestamptz[],
      ${all(({ last }) => moment(last))}::timestamptz[], ${all(({ proposal }) => proposal.kind)}::text[],
      ${all(({ proposal }) => sealed(proposal))}::text[], ${all(({ it }) => sealed(it.exposure))}::text[], ${all(({ it }) => it.item ?? null)}::uuid[])
      t (id, through_id, person_id, called, area_code, relation, way, first_at, last_at, proposed, proposal, exposure, item_id)
    on conflict do nothing
    returning id`
  return new Set(rows.map(({ id }) => id))
}

/**
 * Names contacts of a case, each with the engine's proposal; who cannot be named comes back with a code and stops nobody else. Whoever
 * stands on the list already is told by the contact that they are.
 */
export async function writeContacts(
  tx: Tx,
  caseId: string,
  contacts: readonly NewContact[],
  request: Request,
): Promise<Naming> {
  const ground = await groundOf(tx, caseId, request)
  const people = [...new Set(contacts.flatMap(({ person }) => (person === null ? [] : [person])))]
  const homes = await homesOf(tx, people)
  const before = await standing(tx, caseId, people)
  const caseArea = await areaOfCase(tx, caseId)
  const own = ground.row.personId === null ? [] : await idsOf(tx, ground.row.personId)
  const throughs = contacts.flatMap(({ through }) => (through === undefined ? [] : [through]))
  const betweens = await betweenOf(tx, caseId, [...new Set(throughs)])
  const errors: NamingError[] = []
  // In the order of the list that was pasted, because lists are read in the order of moment and id.
  const ids = contacts.map((_, n) => idFrom(request, `${caseId}|${n}`)).sort()
  const judged: Judged[] = []
  for (const [index, it] of contacts.entries()) {
    const refuse = (code: string, contact: string | null = null) =>
      errors.push({ index, code, contact })
    const { person, exposure } = it
    const between = it.through === undefined ? null : (betweens.get(it.through) ?? null)
    const home = person === null ? undefined : homes.get(person)
    const key = keyOf(it.through, person)
    const known = person === null ? undefined : before.get(key)
    if (person === null && Object.values(it.called ?? {}).every((one) => one.trim() === ''))
      refuse('contact.nobody-named')
    else if (person !== null && home === undefined) refuse('contact.person-unknown')
    else if (person !== null && own.includes(person)) refuse('contact.is-the-case')
    else if (it.through !== undefined && between === null) refuse('contact.through-unknown')
    else if (exposure.until < exposure.from || exposure.until > request.now)
      refuse('contact.exposure-unclear')
    else if (known !== undefined) refuse('contact.already-named', known)
    else {
      const id = it.id ?? ids[index] ?? idFrom(request, caseId)
      if (person !== null) before.set(key, id)
      const area = home?.community ?? it.areaCode ?? betweens.get(it.through ?? '')?.areaCode
      const proposal = proposeFor(exposure, between, ground)
      const moments = exposedAt(exposure, between, ground)
      judged.push({ index, id, it, area: area ?? caseArea, proposal, ...moments })
    }
  }
  if (judged.length === 0) return { named: [], errors }
  const written = await insert(tx, ground, judged, request)
  // Of two who name one person at one moment the second is told so.
  for (const { id, index } of judged)
    if (!written.has(id)) errors.push({ index, code: 'contact.already-named', contact: null })
  const named = judged.filter(({ id }) => written.has(id))
  return {
    named: named.map(({ index, id, it, proposal }) => ({
      index,
      contact: id,
      person: it.person,
      proposed: proposal.kind,
    })),
    errors,
  }
}

/** What an import knows of one contact. */
export type ImportedContact = {
  id: string
  caseId: string
  person: string | null
  called?: Called
  relation: Relation
  firstExposedAt: Instant
  lastExposedAt: Instant
  areaCode?: string
}

/** Names one contact of an import, proposed by the engine like any other; gives its id, or the code of why not. */
export async function nameContact(
  tx: Tx,
  { caseId, firstExposedAt, lastExposedAt, ...it }: ImportedContact,
  request: Request,
): Promise<{ ok: true; contact: string } | { ok: false; code: string }> {
  const { relation } = it
  const exposure: Exposure = { relation, from: firstExposedAt, until: lastExposedAt }
  const { named, errors } = await writeContacts(tx, caseId, [{ ...it, exposure }], request)
  const [one] = named
  return one
    ? { ok: true, contact: one.contact }
    : { ok: false, code: errors[0]?.code ?? 'contact.unknown' }
}
