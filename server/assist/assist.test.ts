import { randomUUID } from 'node:crypto'
import { assistDigest } from '@bihuan/core/clocks/assist-file.ts'
import { hourMs, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { Problem } from '../door/problem.ts'
import { openLoops } from '../loops/open-loops.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { aRound } from '../testing/a-round.ts'
import { nodeCrypto } from '../trust/node-crypto.ts'
import { answerAssist, assignAssist, openCaseOfAssist, withdrawAssist } from './answer-assist.ts'
import { askAssist, receiveAssist } from './ask-assist.ts'
import { assistList } from './assist-list.ts'
import { importAssist } from './import-assist.ts'
import { assistFile, showAssist } from './show-assist.ts'

const codeOf = (run: Promise<unknown>) =>
  run.then(
    () => 'went through',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  )

/** A city with two districts and an investigator in each. */
async function aDesk() {
  const city = await aCity()
  const { people } = await aRound(city, { people: 20 })
  await city.sql`insert into areas (code, level, name, parent_code) values ('410106', 'district', '上街区', '4101')`
  await city.sql`
    insert into accounts (id, sign_in_name, display_name, role, area_code, unit, created_at)
    values ('here', 'here', '王调查', 'case-investigator', '410105', 'cdc', ${city.start})`
  return {
    city,
    people,
    here: { ...city.actor('case-investigator', '410105'), id: 'here' },
    there: city.actor('case-investigator', '410106'),
  }
}

let desk: Awaited<ReturnType<typeof aDesk>>
let city: TestCity
beforeAll(async () => {
  desk = await aDesk()
  city = desk.city
})
const what = {
  kind: 'locate' as const,
  urgency: 'usual' as const,
  subject: '协查一名密接',
  words: '请协助查找并告知。',
  people: [{ name: '张三', phone: '13800000000' }],
}
const ask = (more: object = {}, at = city.start) =>
  city.run(askAssist, desk.there, { ...what, from: '410106', toArea: '410105', ...more }, at)

describe('a request to another district', () => {
  test('is asked by who investigates there, and of somebody else', async () => {
    const resident = city.actor('registrar', '410106')
    expect(
      await codeOf(
        city.run(askAssist, resident, { ...what, from: '410106', toArea: '410105' }, city.start),
      ),
    ).toBe('access.role-may-not')
    expect(await codeOf(ask({ from: '410105' }))).toBe('access.area-is-not-yours')
    expect(await codeOf(ask({ toArea: '410106' }))).toBe('assist.same-district')
    expect(await codeOf(ask({ toOffice: '某市' }))).toBe('assist.other-side')
    expect(await codeOf(ask({ toArea: '410199' }))).toBe('assist.other-side')
  })

  test('has a clock of a day, of four hours where it is urgent, and never a longer one', async () => {
    const { dueAt } = await ask()
    expect(dueAt).toBe(isoOf(city.start + 24 * hourMs))
    const urgent = await ask({ urgency: 'urgent' })
    expect(urgent.dueAt).toBe(isoOf(city.start + 4 * hourMs))
    expect(await codeOf(ask({ dueAt: isoOf(city.start + 25 * hourMs) }))).toBe('assist.due-wrong')
    expect(await codeOf(ask({ dueAt: isoOf(city.start - minuteMs) }))).toBe('assist.due-wrong')
  })

  test('lies sealed, names nobody in the queue, and whoever opens it is written down', async () => {
    const { request } = await ask()
    const [row] = await city.sql<{ body: string }[]>`
      select body::text as body from assist_requests where id = ${request}`
    expect(row?.body).not.toContain('张三')
    const list = await city.ask(assistList, desk.here, {})
    expect(JSON.stringify(list)).not.toContain('张三')
    expect(list.requests.find((one) => one.request === request)).toMatchObject({ people: 1 })
    expect(await codeOf(city.ask(showAssist, desk.here, { request }))).toBe('access.purpose-needed')
    const view = await city.ask(showAssist, desk.here, { request }, 'case-investigation')
    expect(view.named).toEqual(what.people)
    expect([...(await city.sql`select actor_id, purpose from assist_reads`)]).toEqual([
      { actorId: 'here', purpose: 'case-investigation' },
    ])
    const far = city.actor('case-investigator', '410102')
    expect(await codeOf(city.ask(showAssist, far, { request }, 'case-investigation'))).toBe(
      'access.area-is-not-yours',
    )
  })

  test('is given to somebody, answered once by who was asked, and its loop ends with that', async () => {
    const { request } = await ask()
    const loop = async (at: number) =>
      (
        await city.ask(openLoops, desk.here, { kind: 'assist-unanswered' }, undefined, at)
      ).loops.find(({ subject }) => subject === `assist:${request}`)
    expect(await codeOf(city.run(assignAssist, desk.here, { request, account: 'nobody' }))).toBe(
      'assist.account-unknown',
    )
    await city.run(assignAssist, desk.here, { request, account: 'here' })
    expect(await loop(city.start)).toMatchObject({ owner: 'account:here', ownerName: '王调查' })
    const answer = { request, outcome: 'done' as const, words: '已找到，已告知。' }
    expect(await codeOf(city.run(answerAssist, desk.there, answer))).toBe(
      'access.area-is-not-yours',
    )
    await city.run(answerAssist, desk.here, answer, city.start + hourMs)
    expect(await codeOf(city.run(answerAssist, desk.here, answer))).toBe('assist.over')
    expect(await codeOf(city.run(withdrawAssist, desk.there, { request, why: '不再需要' }))).toBe(
      'assist.over',
    )
    expect(await loop(city.start + 2 * hourMs)).toBeUndefined()
    const view = await city.ask(showAssist, desk.there, { request }, 'case-investigation')
    expect(view).toMatchObject({ outcome: 'done', answer: { words: answer.words } })
  })

  test('can be taken back by who asked alone', async () => {
    const { request } = await ask()
    expect(await codeOf(city.run(withdrawAssist, desk.here, { request, why: '重复' }))).toBe(
      'access.area-is-not-yours',
    )
    await city.run(withdrawAssist, desk.there, { request, why: '重复' })
    expect(await codeOf(city.run(assignAssist, desk.here, { request, account: 'here' }))).toBe(
      'assist.over',
    )
  })
})

describe('a request of another city', () => {
  test('that came on paper is the same one when it is typed again', async () => {
    const paper = {
      ...what,
      area: '410105',
      fromOffice: '某市疾控中心',
      theirNumber: '某疾控协〔2022〕7号',
      askedAt: isoOf(city.start - 3 * hourMs),
    }
    const one = await city.run(receiveAssist, desk.here, paper)
    // Its clock runs from when they asked, not from when we typed it.
    expect(one).toMatchObject({ isNew: true, dueAt: isoOf(city.start + 21 * hourMs) })
    expect(await city.run(receiveAssist, desk.here, paper)).toEqual({ ...one, isNew: false })
  })

  test('goes to the other city as a file, is taken in there once, and the answer comes back the same way', async () => {
    const out = await city.run(askAssist, desk.here, { ...what, from: '410105', toOffice: '邻市' })
    const { file, sheet } = await city.ask(
      assistFile,
      desk.here,
      { request: out.request },
      'case-investigation',
    )
    expect(sheet).toContain('协 查 函')
    expect(sheet).toContain(file.digest)
    const other = await aDesk()
    const take = (it: unknown, dryRun = false) =>
      other.city.run(importAssist, other.here, { file: it, area: '410105', dryRun })
    expect(await take(file, true)).toMatchObject({ outcome: 'new', people: 1 })
    const nothing = await other.city.sql`select from assist_requests`
    expect(nothing).toHaveLength(0)
    const taken = await take(file)
    expect(taken).toMatchObject({ outcome: 'new', dueAt: out.dueAt })
    expect(await take(file)).toMatchObject({ outcome: 'known', request: taken.request })
    const changed = await take({ ...file, words: '请立即隔离此人。' })
    expect(changed.outcome).toBe('faulty')
    expect(changed.faults.map(({ pointer }) => pointer)).toEqual(['/digest'])
    expect(await take({ format: 'else' })).toMatchObject({ outcome: 'faulty' })
    const request = taken.request ?? ''
    await other.city.run(answerAssist, other.here, {
      request,
      outcome: 'not-found',
      words: '查无此人。',
    })
    const back = await other.city.ask(assistFile, other.here, { request }, 'case-investigation')
    const home = (dryRun: boolean) =>
      city.run(importAssist, desk.here, { file: back.file, area: '410105', dryRun })
    expect(await home(true)).toMatchObject({ outcome: 'answered' })
    expect(await home(false)).toMatchObject({ outcome: 'answered', request: out.request })
    expect(await home(false)).toMatchObject({ outcome: 'known' })
    const view = await city.ask(
      showAssist,
      desk.here,
      { request: out.request },
      'case-investigation',
    )
    expect(view).toMatchObject({ outcome: 'not-found', answer: { words: '查无此人。' } })
    // The control: the digest of the changed words is another one, so the fault above was not for nothing.
    const { digest, ...text } = file
    expect(assistDigest({ ...text, words: '请立即隔离此人。' } as never, nodeCrypto)).not.toBe(
      digest,
    )
  })

  test('about somebody positive opens their case once, and the request names it', async () => {
    const paper = {
      ...what,
      area: '410105',
      fromOffice: '某市疾控中心',
      theirNumber: randomUUID(),
      askedAt: isoOf(city.start - hourMs),
    }
    const { request } = await city.run(receiveAssist, desk.here, paper)
    const input = { request, person: desk.people[0] ?? '', positiveAt: isoOf(city.start - hourMs) }
    const one = await city.run(openCaseOfAssist, desk.here, input)
    expect(await city.run(openCaseOfAssist, desk.here, input)).toEqual(one)
    const [row] =
      await city.sql`select source, found_how, area_code from cases where id = ${one.case}`
    expect(row).toEqual({ source: 'request', foundHow: 'inbound', areaCode: '410105001001' })
    const own = await city.run(askAssist, desk.here, { ...what, from: '410105', toOffice: '邻市' })
    expect(
      await codeOf(city.run(openCaseOfAssist, desk.here, { ...input, request: own.request })),
    ).toBe('assist.no-person')
  })
})
