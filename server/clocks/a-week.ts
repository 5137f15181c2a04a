// A week of three districts through the server, and beside it a plain list of what is owed, kept by the test from the events alone.
import { randomUUID } from 'node:crypto'
import type { CaseEvent } from '@bihuan/core/cases/lifecycle.ts'
import { hourMs, type Instant, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { answerAssist } from '../assist/answer-assist.ts'
import { askAssist, receiveAssist } from '../assist/ask-assist.ts'
import { moveCase, openCase } from '../cases/store.ts'
import type { Tx } from '../db/sql.ts'
import { aCity } from '../testing/a-city.ts'
import { aRound } from '../testing/a-round.ts'
import { adoptedIn } from '../testing/adopted.ts'
import { officersOf } from '../testing/officers.ts'
import { notePlaced } from './note-placed.ts'

export const districts = ['410105', '410106', '410102'] as const

/** Something owed, as the events say it. */
export type Owed = {
  kind: string
  subject: string
  district: string
  openedAt: Instant
  dueAt: Instant
  closedAt: Instant | null
  isCarried: boolean
}

type Running = { id: string; district: string; stage: number; isReported: boolean }
type Contact = { id: string; district: string; person: string; stage: number }

// The same numbers in every run: a week that fails can be played again.
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const stages: readonly CaseEvent[] = ['assign', 'begin', 'key-facts', 'complete', 'close']
const closedBy: Partial<Record<CaseEvent, string>> = {
  assign: 'case-not-assigned',
  'key-facts': 'case-without-key-facts',
  complete: 'case-without-full-investigation',
}

/** A city of three districts that works for a week; `step` plays what happens between two looks. */
export async function aWeek(seed = 7) {
  const city = await aCity()
  const { sql, start } = city
  const { people } = await aRound(city, { people: 400 })
  await sql`insert into areas (code, level, name, parent_code) values
    ('410106', 'district', '上街区', '4101'), ('410102', 'district', '中原区', '4101')`
  const officers = await officersOf(city)
  await adoptedIn(city, officers)
  const throwDice = dice(seed)
  const one = <T>(list: readonly T[]): T | undefined => list[Math.floor(throwDice() * list.length)]
  const owed = new Map<string, Owed>()
  const cases: Running[] = []
  const contacts: Contact[] = []
  const requests: { id: string; district: string }[] = []
  let next = 0

  const owe = (kind: string, subject: string, district: string, at: Instant, hours: number) =>
    owed.set(`${kind} ${subject}`, {
      kind,
      subject,
      district,
      openedAt: at,
      dueAt: at + hours * hourMs,
      closedAt: null,
      isCarried: false,
    })
  const close = (kind: string, subject: string, at: Instant) => {
    const found = owed.get(`${kind} ${subject}`)
    if (found && found.closedAt === null) found.closedAt = at
  }
  const actor = officers.actor('he')
  const request = (now: Instant) => ({
    id: randomUUID(),
    keys: city.city.keys,
    anchors: city.city.anchors,
    now,
    actor,
  })
  const inTx = <T>(run: (tx: Tx) => Promise<T>) => sql.begin(run) as Promise<T>

  async function openOne(at: Instant) {
    const district = one(districts) ?? districts[0]
    const id = `case-${randomUUID()}`
    await inTx((tx) =>
      openCase(
        tx,
        { id, person: null, called: { name: '某人' }, area: `${district}001001`, source: 'import' },
        request(at),
      ),
    )
    const subject = `case:${id}`
    owe('case-not-assigned', subject, district, at, 0.5)
    owe('case-not-reported', subject, district, at, 2)
    owe('case-without-key-facts', subject, district, at, 4)
    owe('case-without-full-investigation', subject, district, at, 24)
    cases.push({ id, district, stage: 0, isReported: false })
  }

  async function advance(it: Running, at: Instant) {
    const subject = `case:${it.id}`
    if (it.stage >= stages.length) return
    if (!it.isReported && throwDice() < 0.5) {
      await inTx((tx) =>
        moveCase(tx, it.id, 'report', request(at), { columns: { reported_at: at } }),
      )
      it.isReported = true
      close('case-not-reported', subject, at)
    }
    // What is over owes nothing more, so a case is dropped now and then in the midst of it.
    const event: CaseEvent | undefined = throwDice() < 0.04 ? 'drop' : stages[it.stage]
    if (event === undefined) return
    await inTx((tx) => moveCase(tx, it.id, event, request(at)))
    it.stage += 1
    const kind = closedBy[event]
    if (kind) close(kind, subject, at)
    if (event === 'drop' || event === 'close') {
      it.stage = stages.length
      for (const other of owed.values())
        if (other.subject === subject) close(other.kind, subject, at)
    }
  }

  async function nameContact(it: Running, at: Instant) {
    const id = randomUUID()
    const person = people[next++]
    if (person === undefined) return
    await sql`
      insert into contacts (id, case_id, person_id, area_code, relation, first_exposed_at, last_exposed_at, proposed, proposal, named_by, named_at)
      values (${id}, ${it.id}, ${person}, ${`${it.district}001001`}, 'colleague', ${at - 24 * hourMs}, ${at - 20 * hourMs}, 'close', '{}', 'test', ${at})`
    owe('contact-not-judged', `contact:${id}`, it.district, at, 24)
    contacts.push({ id, district: it.district, person, stage: 0 })
  }

  async function lookAfter(it: Contact, at: Instant) {
    const subject = `contact:${it.id}`
    if (it.stage === 0) {
      const kind = throwDice() < 0.8 ? 'close' : 'general'
      // Where the policy knows no limit the column is empty, and the same day holds.
      const located = throwDice() < 0.5 ? 6 : null
      await sql`
        update contacts set decided = ${kind}, decided_by = 'test', decided_at = ${at}, located_due = ${located === null ? null : at + located * hourMs},
          informed_due = ${at + 6 * hourMs}, placed_due = ${at + 8 * hourMs} where id = ${it.id}`
      close('contact-not-judged', subject, at)
      it.stage = kind === 'close' ? 1 : 9
      if (kind === 'general') return
      owe('contact-not-located', subject, it.district, at, located ?? 24)
      owe('contact-not-informed', subject, it.district, at, 6)
      owe('contact-not-placed', subject, it.district, at, 8)
      return
    }
    const kinds = ['contact-not-located', 'contact-not-informed', 'contact-not-placed'] as const
    const kind = kinds[it.stage - 1]
    if (kind === undefined) return
    if (throwDice() < 0.05) {
      await sql`update contacts set dropped_at = ${at}, drop_reason = 'not-found' where id = ${it.id}`
      for (const other of kinds) close(other, subject, at)
      it.stage = 9
      return
    }
    if (kind === 'contact-not-located')
      await sql`update contacts set located_at = ${at} where id = ${it.id}`
    if (kind === 'contact-not-informed')
      await sql`update contacts set informed_at = ${at} where id = ${it.id}`
    if (kind === 'contact-not-placed')
      await sql`
        insert into facts (id, kind, person_id, reason, place, site, district, at, known_at, recorded_by)
        values (${`stay:${it.id}`}, 'stay', ${it.person}, 'close_contact', 'centralized', 'site-1', ${it.district}, ${at}, ${at}, 'test')`
    close(kind, subject, at)
    it.stage += 1
  }

  async function askOne(at: Instant) {
    const isUrgent = throwDice() < 0.5
    const what = {
      kind: 'locate' as const,
      urgency: isUrgent ? ('urgent' as const) : ('usual' as const),
      subject: '协查',
      words: '请协助查找。',
      people: [{ name: '某人' }],
    }
    const out = throwDice() < 0.5
    const kept = out
      ? await city.run(askAssist, actor, { ...what, from: '410105', toArea: '410106' }, at)
      : await city.run(
          receiveAssist,
          actor,
          {
            ...what,
            area: '410102',
            fromOffice: '某市',
            theirNumber: randomUUID(),
            askedAt: isoOf(at),
          },
          at,
        )
    const district = out ? '410106' : '410102'
    owe('assist-unanswered', `assist:${kept.request}`, district, at, isUrgent ? 4 : 24)
    requests.push({ id: kept.request, district })
  }

  async function step(at: Instant) {
    for (let n = Math.floor(throwDice() * 3); n > 0; n -= 1) await openOne(at - 5 * minuteMs)
    for (const it of cases) if (throwDice() < 0.35) await advance(it, at)
    for (let n = Math.floor(throwDice() * 4); n > 0; n -= 1) {
      const it = one(cases.filter(({ stage }) => stage < 5))
      if (it) await nameContact(it, at)
    }
    for (const it of contacts) if (it.stage < 4 && throwDice() < 0.3) await lookAfter(it, at)
    if (throwDice() < 0.3) await askOne(at)
    const asked = one(requests)
    if (asked && throwDice() < 0.4) {
      requests.splice(requests.indexOf(asked), 1)
      await city.run(
        answerAssist,
        actor,
        { request: asked.id, outcome: 'done', words: '已找到。' },
        at,
      )
      close('assist-unanswered', `assist:${asked.id}`, at)
    }
    await notePlaced(sql, at)
  }

  return { city, officers, actor, start, owed, owe, close, step }
}
