import {
  AskRequest,
  FinishRequest,
  OwnRequest,
  RequestAsked,
  RequestFinished,
} from '@bihuan/contract/home-isolation.ts'
import { answerMs, type RequestKind } from '@bihuan/core/home-isolation/visit.ts'
import { type Instant, instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader, Tx } from '../db/sql.ts'
import { command, type Request } from '../door/command.ts'
import { derivedId } from '../door/derived-id.ts'
import { Problem } from '../door/problem.ts'
import { areaOfPerson, checkHappened } from '../facts/store.ts'
import { seeOwn } from '../residents/own-person.ts'
import { areaOfHome, openHome } from './store.ts'

async function writeRequest(
  tx: Tx,
  asked: { stay: string; at: Instant; kind: RequestKind; words: string },
  { id, keys, now, actor }: Request,
) {
  const { stay, at, kind, words } = asked
  const request = derivedId(id, 'request')
  const dueAt = at + answerMs(kind)
  await tx`
    insert into home_requests (id, home_stay_id, at, kind, body, asked_by, due_at)
    values (${request}, ${stay}, ${at}, ${kind}, ${tx.json(keys.sealedJson('facts', now, { words }))}, ${actor.id}, ${dueAt})`
  return { request, dueAt: isoOf(dueAt) }
}

/** What somebody at home asked for at the door or by telephone. */
export const askRequest = command({
  name: 'home-stay.request',
  summary: 'Note what somebody at home asks for',
  roles: ['grid-worker', 'district-commander'],
  input: AskRequest,
  outcome: RequestAsked,
  area: (sql, { stay }) => areaOfHome(sql, stay),
  async run(tx, { stay, at: moment, kind, words }, request) {
    const at = instantOf(moment)
    checkHappened(at, request)
    await openHome(tx, stay)
    return await writeRequest(tx, { stay, at, kind, words }, request)
  },
})

/** The same by the person, or by who acts for them. */
export const ownRequest = command({
  name: 'own.home-request',
  summary: 'Ask for something while kept at home',
  roles: ['resident'],
  input: OwnRequest,
  outcome: RequestAsked,
  area: (sql, { person }) => areaOfPerson(sql, person),
  async run(tx, { person, kind, words }, request) {
    await seeOwn(tx, person, 'own.home-request', { ...request, purpose: null })
    const [open] = await tx<{ id: string }[]>`
      select id from home_stays where person_id = ${person} and ended_at is null order by opened_at desc limit 1`
    if (!open) throw new Problem('home-stay.unknown')
    return await writeRequest(tx, { stay: open.id, at: request.now, kind, words }, request)
  },
})

async function areaOfRequest(sql: Reader, id: string): Promise<string> {
  const [row] = await sql<{ areaCode: string }[]>`
    select s.area_code from home_requests r join home_stays s on s.id = r.home_stay_id where r.id = ${id}`
  if (!row) throw new Problem('home-stay.request-unknown')
  return row.areaCode
}

/** A request is fulfilled; the first word on it stays. */
export const finishRequest = command({
  name: 'home-stay.request-done',
  summary: 'Say that a request is fulfilled',
  roles: ['grid-worker', 'district-commander'],
  input: FinishRequest,
  outcome: RequestFinished,
  area: (sql, { request }) => areaOfRequest(sql, request),
  async run(tx, { request: id, at: moment }, request) {
    const at = instantOf(moment)
    checkHappened(at, request)
    await tx`
      update home_requests set done_at = ${at}, done_by = ${request.actor.id} where id = ${id} and done_at is null`
    return { request: id }
  },
})
