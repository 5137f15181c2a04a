import { randomUUID } from 'node:crypto'
import { PersonStatus, StatusParams } from '@bihuan/contract/status.ts'
import { cityDateOf, instantOf } from '@bihuan/core/time/instant.ts'
import { covers } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'
import { type Question, query } from '../door/query.ts'
import { budgetOf } from '../people/leave-trace.ts'
import type { BudgetedLook } from '../reads/spend.ts'
import { readStatusWith } from './read-status.ts'
import { wireStatus } from './wire-status.ts'

const name = 'person.status'

function lookOf(person: string, { actor, purpose, now }: Question): BudgetedLook {
  const stated = purpose ?? ''
  return {
    id: randomUUID(),
    person,
    query: name,
    actor,
    purpose: stated,
    at: now,
    day: cityDateOf(now),
    budget: stated,
    most: budgetOf(actor.role, stated) ?? 0,
    glass: null,
  }
}

/**
 * The status of a person, of now or of any moment; needs a purpose. Its trace is written by the statement that reads, so that the whole
 * read is one round trip and still nobody has seen without having left a mark.
 */
export const personStatus = query({
  name,
  summary: "A person's status with its reasons, of now or of a past moment",
  roles: [
    'case-investigator',
    'grid-worker',
    'district-commander',
    'city-commander',
    'inspector',
    'privacy-officer',
  ],
  params: StatusParams,
  outcome: PersonStatus,
  people: true,
  async run(sql, { person, at: moment, known: knownMoment }, question) {
    const { actor, now } = question
    const at = moment === undefined ? now : instantOf(moment)
    // Nothing can be known yet that is not known now.
    const known = Math.min(now, knownMoment === undefined ? at : instantOf(knownMoment))
    const look = lookOf(person, question)
    const { status, community } = await readStatusWith(sql, { person, at, known }, question, look)
    if (community === null) throw new Problem('person.unknown')
    if (!covers(actor.areaCode, community))
      throw new Problem('access.area-is-not-yours', { area: community, own: actor.areaCode })
    return wireStatus(person, status)
  },
})
