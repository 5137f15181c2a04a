import { FactRecorded, RecordCase } from '@bihuan/contract/facts.ts'
import { factBook } from '@bihuan/core/status/fact-book.ts'
import { livesIn } from '@bihuan/core/status/lives-in.ts'
import { type Instant, instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader, Tx } from '../db/sql.ts'
import { command, type Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { factsOf } from './facts-of.ts'
import { idsOf } from './ids-of.ts'
import { areaOfPerson, checkHappened, checkReason, policyNow, standingFacts } from './store.ts'
import { writeFact } from './write-fact.ts'

type Source = { about: string; at: Instant }

/** When the swab was taken that a laboratory confirmed; the case must be that of this person. */
async function ofLaboratory(sql: Reader, id: string, people: readonly string[]): Promise<Source> {
  const [row] = await sql<{ sampledAt: Instant }[]>`
    select m.sampled_at from cases c
    join tube_members m on m.round_id = c.round_id and m.tube_id = c.tube_id and m.person_id = c.person_id
    where c.id = ${id} and c.person_id = any(${[...people]}::bigint[])`
  if (!row) throw new Problem('fact.laboratory-case-unknown', { case: id })
  return { about: id, at: row.sampledAt }
}

/** Names of the buildings for areas of orders, and of what they stand in. */
async function placesOfBuildings(sql: Reader, buildings: readonly string[]): Promise<string[]> {
  if (buildings.length === 0) return []
  const rows = await sql<{ places: string[] }[]>`
    select array['building:' || id, 'compound:' || compound_id, 'community:' || community_code, 'street:' || left(community_code, 9),
      'county:' || left(community_code, 6)] as places
    from buildings where id = any(${[...buildings]}::int[]) order by id`
  if (rows.length < new Set(buildings).size)
    throw new Problem('city.reference-unknown', { what: 'building' })
  return rows.flatMap(({ places }) => places)
}

/** Where the person lives now, from the door up to the county. */
async function homePlaces(
  tx: Tx,
  people: readonly string[],
  now: Instant,
): Promise<readonly string[]> {
  const book = factBook(await factsOf(tx, people), people, now, now)
  const home = book.of('dwelling').at(-1)
  return home !== undefined && livesIn(book, home.places) ? home.places : []
}

export type CaseFact = {
  person: string
  reason: string
  source: { about: string; at: Instant }
  buildings?: readonly string[]
}

/**
 * Writes a case before the rules: what it is about is one case of a kind until that is withdrawn. Refuses with fact.reason-unknown,
 * fact.in-the-future, fact.already-recorded and city.reference-unknown.
 */
export async function writeCaseFact(
  tx: Tx,
  { person, reason, source, buildings = [] }: CaseFact,
  request: Request,
): Promise<string> {
  checkReason(await policyNow(tx, request), reason, 'case')
  const people = await idsOf(tx, person)
  checkHappened(source.at, request)
  const places = [
    ...(await homePlaces(tx, people, request.now)),
    ...(await placesOfBuildings(tx, buildings)),
  ]
  const before = await tx<{ id: string }[]>`
    select id from facts where kind = 'case' and person_id = any(${people}::bigint[]) and about = ${source.about} and reason = ${reason}`
  const standing = await standingFacts(tx, { facts: before.map(({ id }) => id) }, request.now)
  const [same] = standing.filter(({ kind }) => kind === 'case')
  // The number tells a case that was withdrawn from the same one recorded anew; of two at once the key lets one in.
  const id = `case:${person}:${source.about}:${reason}:${before.length + 1}`
  const isWritten =
    same === undefined &&
    (await writeFact(
      tx,
      {
        id,
        kind: 'case',
        person,
        at: source.at,
        reason,
        about: source.about,
        places: [...new Set(places)],
      },
      request,
    ))
  if (!isWritten) throw new Problem('fact.already-recorded', { fact: same?.id ?? id })
  return id
}

/**
 * Records a case. What a laboratory confirmed is no case of the rules by itself: an investigator says of which kind it is, and by what;
 * the same finding is one case of a kind, until that is withdrawn.
 */
export const recordCase = command({
  name: 'fact.record-case',
  summary: 'Record a case, of a confirmed finding or of a report of a hospital',
  roles: ['case-investigator'],
  input: RecordCase,
  outcome: FactRecorded,
  area: (sql, { person }) => areaOfPerson(sql, person),
  async run(tx, { person, reason, laboratoryCase, report, buildings }, request) {
    checkReason(await policyNow(tx, request), reason, 'case')
    if ((laboratoryCase === undefined) === (report === undefined))
      throw new Problem('fact.case-source-unclear')
    const source = report
      ? { about: `report:${report.number}`, at: instantOf(report.foundAt) }
      : await ofLaboratory(tx, laboratoryCase ?? '', await idsOf(tx, person))
    const fact = await writeCaseFact(
      tx,
      { person, reason, source, ...(buildings ? { buildings } : {}) },
      request,
    )
    return { fact, at: isoOf(source.at) }
  },
})
