import { FactRecorded, RecordStay } from '@bihuan/contract/facts.ts'
import { instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { areaOfPerson, checkHappened, policyNow, standingFacts } from './store.ts'
import { writeFact } from './write-fact.ts'

/**
 * Records that somebody is in an isolation room, and, instead of that, until when they were. A stay restricts nobody: it is what the
 * search for too long stays reads.
 */
export const recordStay = command({
  name: 'fact.record-stay',
  summary: 'Record a stay in an isolation room, or its end',
  roles: ['site-manager', 'case-investigator'],
  input: RecordStay,
  outcome: FactRecorded,
  area: (sql, { person }) => areaOfPerson(sql, person),
  async run(tx, { person, reason, place, site, from, until = null, instead = null }, request) {
    const { places, tracks } = await policyNow(tx, request)
    if (!Object.hasOwn(places, place))
      throw new Problem('fact.place-unknown', { place, known: Object.keys(places).join(', ') })
    if (!Object.hasOwn(tracks, reason))
      throw new Problem('fact.reason-unknown', {
        reason,
        kind: 'stay',
        known: Object.keys(tracks).join(', '),
      })
    const at = instantOf(from)
    const end = until === null ? null : instantOf(until)
    checkHappened(at, request)
    if (end !== null && end <= at) throw new Problem('fact.term-empty')
    if (instead !== null) {
      const facts = await standingFacts(tx, { people: [person] }, request.now)
      if (!facts.some((fact) => fact.id === instead && fact.kind === 'stay'))
        throw new Problem('fact.stay-unknown', { fact: instead })
      await writeFact(
        tx,
        {
          id: `withdrawal:${instead}`,
          kind: 'withdrawal',
          person: null,
          at: request.now,
          about: instead,
          how: 'replaced',
        },
        request,
      )
    }
    const id = `stay:${person}:${request.id}`
    const district = request.actor.areaCode.slice(0, 6)
    await writeFact(
      tx,
      { id, kind: 'stay', person, at, reason, place, site, district, until: end },
      request,
    )
    return { fact: id, at: isoOf(at) }
  },
})
