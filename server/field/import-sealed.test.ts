import { randomUUID } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { createAccount } from '../accounts/create-account.ts'
import { execute } from '../door/command.ts'
import { routes } from '../http/routes.ts'
import { markRoll } from '../rounds/mark-roll.ts'
import { upload } from '../sampling/upload.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { aRound, type TestRound } from '../testing/a-round.ts'
import { conserves } from '../testing/conserves.ts'
import { aDevice, type Event, sealAs } from './a-device.ts'
import { importSealed } from './import-sealed.ts'
import { commandAt, facts, signatures } from './offline-routes.ts'
import { registerWalkIn } from './register-walk-in.ts'

let city: TestCity
let round: TestRound
let said: ReturnType<typeof aDevice>
let nurse: string
beforeAll(async () => {
  city = await aCity()
  round = await aRound(city, { people: 100 })
  said = aDevice(city.start, '101')
  const account = {
    signInName: 'nurse',
    displayName: '周*',
    role: 'sampler' as const,
    areaCode: '410105001',
    unit: 'site:1',
  }
  nurse = (await city.run(createAccount, city.actor('administrator'), account)).account
})
const p = (n: number) => round.people[n] ?? ''
const now = () => city.start + 60 * minuteMs
const registrar = (area = '410105') => city.actor('registrar', area)

const eventsAct = (events: unknown[], id: string = randomUUID()) => ({
  id,
  seq: said.nextSeq(),
  account: nurse,
  kind: 'events' as const,
  events,
})
const commandAct = (path: string, body: object, account = nurse, id: string = randomUUID()) => ({
  id,
  seq: said.nextSeq(),
  account,
  kind: 'command' as const,
  path,
  body,
})
const workOf = (acts: object[], more: object = {}) => ({
  v: 1,
  device: '101',
  round: round.round,
  sentAt: said.at(30),
  acts,
  ...more,
})
const sealed = (acts: object[], more: object = {}) =>
  sealAs(city.city.keys, '101', workOf(acts, more))
const bring = (file: string, actor = registrar(), id?: string) =>
  city.run(importSealed, actor, { device: '101', sealed: file }, now(), id)
const marks = (person: string) => ({
  building: '1',
  marks: [{ person, kind: 'absent', fact: '敲门无人', at: said.at(8) }],
})
const marksPath = () => `/api/v1/rounds/${round.round}/roll/marks`
const send = (events: Event[]) =>
  city.run(
    upload,
    city.actor('sampler', '410105001', 'site:1'),
    { round: round.round, device: '101', sentAt: said.at(30), events },
    now(),
  )

describe('a sealed file', () => {
  test('is brought in by sampler, registrar, command or administrator of the area', async () => {
    const file = sealed([])
    await expect(bring(file, city.actor('courier'))).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    await expect(bring(file, registrar('410102'))).rejects.toMatchObject({
      code: 'access.area-is-not-yours',
    })
  })

  test('brings walk-ins before the swabs that name them, and marks and queues, each for whoever noted it', async () => {
    const walkIn = said.walkIn()
    const report = { round: round.round, people: 33, at: said.at(20) }
    const file = sealed([
      eventsAct([said.seal(round.tube(1, 0), [walkIn.person, p(1)])]),
      commandAct(marksPath(), marks(p(2))),
      commandAct('/api/v1/sites/1/queue', report),
      commandAct('/api/v1/walk-ins', walkIn),
    ])
    expect(await bring(file)).toEqual({
      applied: 4,
      repeated: 0,
      refused: 0,
      toSign: [],
      answers: [],
    })
    expect(await city.sql`select marked_by from roll_marks where person_id = ${p(2)}`).toEqual([
      { markedBy: nurse },
    ])
    expect(await city.sql`select queue_people from sites where id = 1`).toEqual([
      { queuePeople: 33 },
    ])
    expect(await city.sql`select actor_id from commands where name = 'person.walk-in'`).toEqual([
      { actorId: nurse },
    ])
    expect(await bring(file)).toMatchObject({ applied: 0, repeated: 4, refused: 0, answers: [] })
    await conserves(city)
  })

  test('counts once what the device sent itself, before or after', async () => {
    const before = said.seal(round.tube(1, 10), [p(10)])
    const after = said.seal(round.tube(1, 11), [p(11)])
    const walkIn = commandAct('/api/v1/walk-ins', said.walkIn())
    const asNurse = { ...city.actor('sampler', '410105001', 'site:1'), id: nurse }
    await send([before])
    await execute(city.city, registerWalkIn, walkIn.body, {
      id: walkIn.id,
      now: now(),
      actor: asNurse,
    })
    const marked = commandAct(marksPath(), marks(p(12)))
    const file = sealed([eventsAct([before]), eventsAct([after]), walkIn, marked])
    expect(await bring(file)).toMatchObject({ applied: 2, repeated: 2, refused: 0 })
    expect(await send([after, before])).toMatchObject({ applied: 0, repeated: 2 })
    const input = { round: round.round, ...marked.body }
    expect(
      await execute(city.city, markRoll, input, { id: marked.id, now: now(), actor: asNurse }),
    ).toMatchObject({ marked: 1 })
    expect(await city.sql`select from commands where id = ${marked.id}`).toHaveLength(1)
    await conserves(city)
  })

  test('leaves signatures to their person, and takes those of whoever brings it', async () => {
    const sampler = city.actor('sampler', '410105001', 'site:1')
    const tube = round.tube(1, 20)
    const box = { round: round.round, site: '1', box: round.box(1), tubes: [tube], at: said.at(25) }
    const shift = {
      to: 'night',
      samples: 1,
      tubes: 1,
      boxes: 1,
      unsent: 0,
      openTube: null,
      at: said.at(30),
    }
    const acts = [
      eventsAct([said.seal(tube, [p(20)])]),
      commandAct('/api/v1/boxes', box, sampler.id),
      commandAct('/api/v1/devices/101/hand-overs', shift),
      commandAct(`/api/v1/people/${p(3)}/documents`, {}),
    ]
    const [, boxAct, shiftAct, documentAct] = acts
    expect(await bring(sealed(acts))).toMatchObject({
      applied: 1,
      toSign: [
        { id: boxAct?.id, path: '/api/v1/boxes', account: sampler.id },
        { id: shiftAct?.id },
        { id: documentAct?.id },
      ],
    })
    expect(await city.sql`select from boxes`).toHaveLength(0)
    expect(await bring(sealed(acts), sampler)).toMatchObject({ applied: 1, repeated: 1 })
    expect(await city.sql`select sealed_by from boxes`).toEqual([{ sealedBy: sampler.id }])
    expect(await bring(sealed(acts))).toMatchObject({ applied: 0, repeated: 2 })
    await conserves(city)
  })

  test('tells which acts were refused and why, and keeps all others', async () => {
    const broken = { ...said.seal(round.tube(1, 30), [p(30)]), kind: 'melt' }
    const unknown = said.seal(round.tube(1, 31), ['410100000999999'])
    const good = said.seal(round.tube(1, 32), [p(32)])
    const acts = [
      eventsAct([broken]),
      eventsAct([unknown, good]),
      commandAct('/api/v1/accounts', {}),
      commandAct('/api/v1/walk-ins', { ...said.walkIn(), person: p(0) }),
      commandAct(marksPath(), { building: '1' }),
      commandAct(marksPath(), { ...marks(p(33)), building: '99999' }),
      commandAct(marksPath(), marks(p(13)), 'nobody-of-that-name'),
    ]
    const answer = await bring(sealed(acts))
    expect(answer).toMatchObject({ applied: 1, refused: 6 })
    expect(Object.fromEntries(answer.answers.map((one) => [one.id, one.because]))).toEqual({
      [broken.id]: 'input.malformed',
      [unknown.id]: 'person-unknown',
      [acts[2]?.id ?? '']: 'path-unknown',
      [acts[3]?.id ?? '']: 'person.walk-in-not-of-device',
      [acts[4]?.id ?? '']: 'input.malformed',
      [acts[5]?.id ?? '']: 'city.reference-unknown',
    })
    expect(await city.sql`select from samples where person_id = ${p(32)}`).toHaveLength(1)
    // The account is not known here: the bearer answers for the mark.
    expect(await city.sql`select marked_by from roll_marks where person_id = ${p(13)}`).toEqual([
      { markedBy: registrar().id },
    ])
    await conserves(city)
  })

  test('cannot carry further than both its bearer and who noted it may go', async () => {
    await city.sql`update accounts set area_code = '410105001001' where id = ${nurse}`
    const queue = { round: round.round, people: 1, at: isoOf(now()) }
    const act = commandAct('/api/v1/sites/1/queue', queue)
    expect(await bring(sealed([act]))).toMatchObject({
      refused: 1,
      answers: [{ because: 'access.area-is-not-yours' }],
    })
    await city.sql`update accounts set area_code = '410105001' where id = ${nurse}`
    const courier = await city.run(createAccount, city.actor('administrator'), {
      signInName: 'courier-1',
      displayName: '王*',
      role: 'courier' as const,
      areaCode: '4101',
      unit: 'courier',
    })
    const foreign = commandAct('/api/v1/sites/1/queue', queue, courier.account)
    expect(await bring(sealed([foreign]))).toMatchObject({
      answers: [{ because: 'access.role-may-not' }],
    })
    // The device says that somebody of the whole city marked a building beyond the bearer's street.
    await city.sql`insert into areas (code, level, name, parent_code) values
      ('410105002', 'street', '花园路街道', '410105'), ('410105002001', 'community', '通信花园社区', '410105002')`
    await city.sql`insert into compounds (id, community_code, name, has_manager) values (2, '410105002001', '2号院', true)`
    await city.sql`insert into buildings (id, compound_id, community_code, name, floors) values (9001, 2, '410105002001', '1号楼', 6)`
    await city.sql`update accounts set area_code = '4101' where id = ${nurse}`
    const beyond = commandAct(marksPath(), { ...marks(p(50)), building: '9001' })
    expect(
      await bring(sealed([beyond]), city.actor('sampler', '410105001', 'site:1')),
    ).toMatchObject({ answers: [{ because: 'access.area-is-not-yours' }] })
    expect(await bring(sealed([beyond]))).toMatchObject({ applied: 1 })
  })
})

describe('a file that is not what it says', () => {
  const refused = (file: string, device = '101') =>
    expect(city.run(importSealed, registrar(), { device, sealed: file }, now())).rejects

  test('is refused when it is half, changed, or of another device', async () => {
    const file = sealed([eventsAct([said.seal(round.tube(1, 40), [p(40)])])])
    await refused(file.slice(0, file.length / 2)).toMatchObject({ code: 'sealed.not-opened' })
    await refused(file.slice(0, 40)).toMatchObject({ code: 'sealed.not-opened' })
    const flipped = file.slice(0, 60) + (file[60] === 'A' ? 'B' : 'A') + file.slice(61)
    await refused(flipped).toMatchObject({ code: 'sealed.not-opened' })
    await refused(file, '102').toMatchObject({ code: 'sealed.not-opened' })
    await refused(file, '999').toMatchObject({ code: 'sampling.device-unknown' })
    expect(await city.sql`select from samples where person_id = ${p(40)}`).toHaveLength(0)
  })

  test('is refused when it opens and is something else', async () => {
    const { keys } = city.city
    for (const content of [
      'no json',
      '[]',
      workOf([], { v: 2 }),
      workOf([], { device: '102' }),
      workOf([], { round: '2022019' }),
      workOf([{ kind: 'events' }]),
    ])
      await refused(sealAs(keys, '101', content)).toMatchObject({ code: 'sealed.malformed' })
    await refused(sealAs(keys, '101', 'x'.repeat(60), (text) => Buffer.from(text))).toMatchObject({
      code: 'sealed.malformed',
    })
  })

  test('is refused before it unfolds to more than 32 MB', async () => {
    const bomb = deflateRawSync(Buffer.alloc(400 * 1024 * 1024, 0x20))
    const started = performance.now()
    await refused(sealAs(city.city.keys, '101', '', () => bomb)).toMatchObject({
      code: 'sealed.too-large',
    })
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})

test('every path that a file may hold is a door of the server', () => {
  const found = routes.flatMap((route) =>
    route.method === 'POST' && commandAt(route.path)?.command === route.command
      ? [route.command.name]
      : [],
  )
  expect(found.sort()).toEqual([...facts, ...signatures].sort())
})
