import { CaseOpened, OpenCase } from '@bihuan/contract/cases.ts'
import { caseNumber } from '@bihuan/core/cases/case-number.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import { addPeople } from '../city/add-people.ts'
import { addHouseholds } from '../city/import-housing.ts'
import { registerPerson } from '../city/register-person.ts'
import { sealPeople } from '../city/seal-people.ts'
import type { Reader, Tx } from '../db/sql.ts'
import { command, type Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { idsOf } from '../facts/ids-of.ts'
import { areaOfPerson } from '../facts/store.ts'
import { checkPast } from './check-past.ts'
import { openCase } from './store.ts'

type Input = Static<typeof OpenCase>

/** The person of a report: of the register, or registered by this very command. */
async function personOf(
  tx: Tx,
  { person, newPerson }: Pick<Input, 'person' | 'newPerson'>,
  request: Request,
): Promise<string> {
  if (person !== undefined) return person
  if (newPerson === undefined) throw new Problem('case.person-missing')
  const { address, ...one } = newPerson
  if (address) await addHouseholds(tx, [{ id: one.householdId, ...address }])
  await addPeople(tx, sealPeople([one], request.keys), request.keys, request.now)
  return one.id
}

/** The case of a report card, which of two at once one has opened. */
async function caseOfReport(sql: Reader, number: string) {
  const [found] = await sql<{ id: string; number: number; personId: string | null }[]>`
    select id, number, person_id from cases where source = 'clinic' and source_number = ${number}`
  return found ?? null
}

/** The case of a person that is not over, under any of their ids. */
async function runningCaseOf(sql: Reader, people: readonly string[]) {
  const [found] = await sql<{ id: string; number: number }[]>`
    select id, number from cases where person_id = any(${[...people]}::bigint[]) and state not in ('closed', 'dropped', 'merged')
    order by opened_at limit 1`
  return found ?? null
}

/** The number of a case as it is printed. */
export async function numberOf(sql: Reader, id: string): Promise<string> {
  const [row] = await sql<{ number: number }[]>`select number from cases where id = ${id}`
  return caseNumber(row?.number ?? 0)
}

/**
 * Opens a case from a doctor's report card, or from somebody who reports themselves. The person is of the register or comes along. The
 * same card is one case, whoever sends it first; somebody whose case is running has no second one.
 */
export const openCaseCommand = command({
  name: 'case.open',
  summary: 'Open a case from a report',
  roles: ['case-investigator', 'registrar'],
  input: OpenCase,
  outcome: CaseOpened,
  async area(sql, { person, newPerson }, request) {
    if ((person === undefined) === (newPerson === undefined))
      throw new Problem('case.person-missing')
    if (person !== undefined) return areaOfPerson(sql, person)
    return newPerson === undefined ? '' : registerPerson.area(sql, newPerson, request)
  },
  async run(tx, input, request) {
    const { report, foundHow, onsetAt } = input
    const foundAt = instantOf(report.foundAt)
    checkPast(foundAt, request)
    if (onsetAt) checkPast(instantOf(onsetAt), request)
    const person = await personOf(tx, input, request)
    const people = await idsOf(tx, person)
    // In this order: a running case that is seen may be this very report, which somebody sent a moment ago.
    const running = await runningCaseOf(tx, people)
    const before = await caseOfReport(tx, report.number)
    if (before === null && running !== null)
      throw new Problem('case.person-has-one', {
        case: running.id,
        number: caseNumber(running.number),
      })
    const opened =
      before === null
        ? await openCase(
            tx,
            {
              person,
              source: 'clinic',
              sourceNumber: report.number,
              positiveAt: foundAt,
              onsetAt: onsetAt ? instantOf(onsetAt) : null,
              foundHow,
            },
            request,
          )
        : null
    if (opened !== null)
      return { case: opened, number: await numberOf(tx, opened), person, isNew: true }
    const found = before ?? (await caseOfReport(tx, report.number))
    if (!found) throw new Problem('case.changed-meanwhile')
    const number = caseNumber(found.number)
    if (found.personId === null || !people.includes(found.personId))
      throw new Problem('case.report-of-another', { number: report.number, case: number })
    return { case: found.id, number, person, isNew: false }
  },
})
