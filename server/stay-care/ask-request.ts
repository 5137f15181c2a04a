import { AskRequest, NoteRequest, RequestAsked } from '@bihuan/contract/stay-care.ts'
import { command } from '../door/command.ts'
import { siteStaff } from '../stays/roles.ts'
import { areaOfStay, momentOf, runningStay } from '../stays/stay-rows.ts'
import { ownStayOf } from './own-stay-of.ts'
import { writeRequest } from './write-request.ts'

/** Asks for something, complains, or calls for medical help: for oneself or for somebody for whom one acts. */
export const askRequest = command({
  name: 'stay.ask',
  summary: 'Ask for something in isolation, complain, or call for help',
  roles: ['resident'],
  input: AskRequest,
  outcome: RequestAsked,
  area: (_sql, _input, { actor }) => actor.areaCode,
  async run(tx, { person, at, ...asked }, request) {
    const stay = await ownStayOf(tx, person, request)
    return await writeRequest(
      tx,
      stay,
      { ...asked, at: momentOf(at, request), byPerson: true },
      request,
    )
  },
})

/** Writes down what somebody asks for at the door or by phone. */
export const noteRequest = command({
  name: 'stay.note-request',
  summary: 'Write down what somebody in isolation asks for',
  roles: siteStaff,
  input: NoteRequest,
  outcome: RequestAsked,
  area: (sql, { stay }, { actor }) => areaOfStay(sql, stay, actor),
  async run(tx, { stay, at, ...asked }, request) {
    const row = await runningStay(tx, stay)
    return await writeRequest(
      tx,
      row,
      { ...asked, at: momentOf(at, request), byPerson: false },
      request,
    )
  },
})
