import { AskAssist, AssistKept, ReceiveAssist } from '@bihuan/contract/assist.ts'
import { instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { assistNumber, assistRoles, dueOf, keepAssist } from './store.ts'

/** Asks another district of the city, or another city, for help. */
export const askAssist = command({
  name: 'assist.ask',
  summary: 'Ask another district or city for help with a person or a case',
  roles: assistRoles,
  input: AskAssist,
  outcome: AssistKept,
  area: (_, { from }) => from,
  async run(tx, input, request) {
    const { now, id } = request
    const { toArea = null, toOffice = null, from, kind, urgency, subject, words, people } = input
    if ((toArea === null) === (toOffice === null)) throw new Problem('assist.other-side')
    if (toArea === from) throw new Problem('assist.same-district')
    if (toArea !== null) {
      const [district] = await tx`select from areas where code = ${toArea} and level = 'district'`
      if (!district) throw new Problem('assist.other-side')
    }
    if (input.caseId !== undefined) {
      const [known] = await tx`select from cases where id = ${input.caseId}`
      if (!known) throw new Problem('case.unknown')
    }
    const asked = input.dueAt === undefined ? null : instantOf(input.dueAt)
    const dueAt = await dueOf(tx, { askedAt: now, urgency, asked }, request)
    const number = assistNumber(from, now, id)
    const isNew = await keepAssist(
      tx,
      {
        id,
        number,
        kind,
        urgency,
        fromArea: from,
        fromOffice: null,
        toArea,
        toOffice,
        theirNumber: null,
        caseId: input.caseId ?? null,
        askedAt: now,
        dueAt,
        body: { subject, words, people },
      },
      request,
    )
    return { request: id, number, dueAt: isoOf(dueAt), isNew }
  },
})

/** Writes down a request that came by fax, phone or letter. The same number of the same office is the same request. */
export const receiveAssist = command({
  name: 'assist.receive',
  summary: 'Write down a request of another city that came by fax, phone or letter',
  roles: assistRoles,
  input: ReceiveAssist,
  outcome: AssistKept,
  area: (_, { area }) => area,
  async run(tx, input, request) {
    const { now, id } = request
    const { area, fromOffice, theirNumber, kind, urgency, subject, words, people } = input
    const [known] = await tx<{ id: string; number: string; dueAt: number }[]>`
      select id, number, due_at from assist_requests
      where from_area is null and from_office = ${fromOffice} and their_number = ${theirNumber}`
    if (known)
      return {
        request: known.id,
        number: known.number,
        dueAt: isoOf(known.dueAt),
        isNew: false,
      }
    const askedAt = instantOf(input.askedAt)
    if (askedAt > now) throw new Problem('assist.due-wrong', { hours: '0' })
    const asked = input.dueAt === undefined ? null : instantOf(input.dueAt)
    const dueAt = await dueOf(tx, { askedAt, urgency, asked }, request)
    const number = assistNumber(area, now, id)
    const isNew = await keepAssist(
      tx,
      {
        id,
        number,
        kind,
        urgency,
        fromArea: null,
        fromOffice,
        toArea: area,
        toOffice: null,
        theirNumber,
        caseId: null,
        askedAt,
        dueAt,
        body: { subject, words, people },
      },
      request,
    )
    return { request: id, number, dueAt: isoOf(dueAt), isNew }
  },
})
