import { FactRecorded, RecordDischarge } from '@bihuan/contract/facts.ts'
import { type Instant, instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import type { Tx } from '../db/sql.ts'
import { command, type Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { areaOfPerson, checkHappened, standingFacts } from './store.ts'
import { writeFact } from './write-fact.ts'

/**
 * Writes the fact that a case ended at a moment, and gives its id. Refuses with fact.in-the-future, fact.no-case-open and
 * fact.before-the-case: what ends must have begun.
 */
export async function writeDischarge(
  tx: Tx,
  person: string,
  at: Instant,
  request: Request,
): Promise<string> {
  checkHappened(at, request)
  const facts = await standingFacts(tx, { people: [person] }, request.now)
  const latest = (kind: 'case' | 'discharge') =>
    Math.max(...facts.filter((fact) => fact.kind === kind).map((fact) => fact.at))
  if (latest('case') <= latest('discharge')) throw new Problem('fact.no-case-open')
  if (at < latest('case')) throw new Problem('fact.before-the-case')
  const id = `discharge:${person}:${request.id}`
  await writeFact(tx, { id, kind: 'discharge', person, at }, request)
  return id
}

/** Records the end of a case; it frees at once whoever was held for that case, so it must have one. */
export const recordDischarge = command({
  name: 'fact.record-discharge',
  summary: 'Record the end of a case',
  roles: ['case-investigator'],
  input: RecordDischarge,
  outcome: FactRecorded,
  area: (sql, { person }) => areaOfPerson(sql, person),
  async run(tx, { person, at: moment }, request) {
    const at = instantOf(moment)
    return { fact: await writeDischarge(tx, person, at, request), at: isoOf(at) }
  },
})
