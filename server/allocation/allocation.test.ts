import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { acceptRun } from './accept-run.ts'
import { type AllocationDesk, anAllocationDesk } from './an-allocation-desk.ts'
import { lockRoom, unlockRoom } from './lock-room.ts'
import { runAllocation } from './run-allocation.ts'
import { showRun } from './run-list.ts'
import { rowWhy, runRows } from './run-rows.ts'
import { setAllocation } from './set-allocation.ts'
import { settingsOf } from './settings.ts'
import { startSolver } from './solve.ts'
import { replaceSolver } from './solver-of-process.ts'
import { suggestedRooms } from './suggest-rooms.ts'
import { undoRun } from './undo-run.ts'
import { waitingList } from './waiting-list.ts'

afterAll(() => replaceSolver(null))

const personAt = (desk: AllocationDesk, place: number): string => {
  const person = desk.people[place]
  if (person === undefined) throw new Error('too few people')
  return person
}

describe('a run', () => {
  let desk: AllocationDesk
  let transfers: string[]
  let rooms: string[]
  const proposed = async (area?: string) => {
    const { run } = await desk.city.run(
      runAllocation,
      desk.dispatcher,
      area ? { area } : {},
      desk.now,
    )
    return run
  }
  beforeAll(async () => {
    desk = await anAllocationDesk()
    const site = await desk.aSite({ rooms: 3 })
    rooms = site.rooms
    transfers = []
    for (let place = 0; place < 4; place++) transfers.push(await desk.waits(personAt(desk, place)))
    await desk.waits(personAt(desk, 4), { needs: { care: ['dialysis'] } })
  })

  test('a sampler proposes no rooms', async () => {
    const { city, now } = desk
    await expect(city.run(runAllocation, city.actor('sampler'), {}, now)).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
  })

  test('gives as many rooms as there are, names why others have none, and gives nothing before it is accepted', async () => {
    const run = await proposed()
    const shown = await desk.city.ask(showRun, desk.dispatcher, { run })
    expect(shown.failedWhy).toBeNull()
    expect(shown).toMatchObject({ people: 5, placed: 3, unplaced: 2, moved: 0 })
    expect(shown.gap).toBeLessThan(0.02)
    expect(shown.bound).toBeLessThanOrEqual(shown.cost ?? 0)
    expect(shown.unplacedBy).toEqual(
      expect.arrayContaining([
        { why: 'no-care', people: 1 },
        { why: 'full', people: 1 },
      ]),
    )
    expect(await Promise.all(transfers.map(desk.roomOf))).toEqual([null, null, null, null])
    const { accepted, left } = await desk.city.run(acceptRun, desk.dispatcher, { run }, desk.now)
    expect({ accepted, left }).toEqual({ accepted: 3, left: [] })
    const given = (await Promise.all(transfers.map(desk.roomOf))).filter((room) => room !== null)
    expect([...given].sort()).toEqual([...rooms].sort())
  })

  test('the rows of a run are read with a purpose, and the reason of one person is told in words', async () => {
    const [run] = await desk.city.sql<{ id: string }[]>`select id from allocation_runs`
    const params = { run: run?.id ?? '' }
    await expect(desk.city.ask(runRows, desk.dispatcher, params)).rejects.toMatchObject({
      code: 'access.purpose-needed',
    })
    const { rows } = await desk.city.ask(runRows, desk.dispatcher, params, 'transfer')
    expect(rows).toHaveLength(5)
    const [row] = rows.filter(({ room }) => room !== null)
    const why = await desk.city.ask(
      rowWhy,
      desk.dispatcher,
      { ...params, transfer: row?.transfer ?? '' },
      'transfer',
    )
    expect(why.words[0]?.zh).toContain('云来酒店')
    expect(why.costs.map(({ kind }) => kind)).toContain('distance')
    const reads = await desk.city
      .sql`select from person_reads where query = 'allocation.why' and person_id = ${row?.person ?? ''}`
    expect(reads).toHaveLength(1)
  })

  test('a second run keeps who has a room, and one more room goes to who had none', async () => {
    const before = await Promise.all(transfers.map(desk.roomOf))
    await desk.aSite({ rooms: 1 })
    const run = await proposed()
    const shown = await desk.city.ask(showRun, desk.dispatcher, { run })
    expect(shown).toMatchObject({ placed: 4, moved: 0, unplaced: 1 })
    await desk.city.run(acceptRun, desk.dispatcher, { run }, desk.now)
    const after = await Promise.all(transfers.map(desk.roomOf))
    for (const [place, room] of before.entries()) if (room !== null) expect(after[place]).toBe(room)
    expect(after).not.toContain(null)
    const undone = await desk.city.run(undoRun, desk.dispatcher, { run }, desk.now)
    expect(undone.undone).toBe(4)
    expect(await Promise.all(transfers.map(desk.roomOf))).toEqual(before)
  })

  test('two accept one proposal: every room is given once', async () => {
    const first = await proposed()
    const second = await proposed()
    const both = await Promise.allSettled(
      [first, second].map((run) => desk.city.run(acceptRun, desk.dispatcher, { run }, desk.now)),
    )
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
    const twice = await desk.city.sql`
      select to_room_id from transfers where to_room_id is not null and ended_at is null group by 1 having count(*) > 1`
    expect(twice).toEqual([])
    const left = both.flatMap((one) => (one.status === 'fulfilled' ? one.value.left : []))
    expect(left.every(({ code }) => code === 'allocation.changed-meanwhile')).toBe(true)
    expect(left.length).toBeGreaterThan(0)
  })

  test('a proposal is accepted by itself where the city wants it so', async () => {
    const { city, now, dispatcher } = desk
    const settings = await settingsOf(city.sql)
    const commander = city.actor('city-commander')
    await expect(city.run(setAllocation, dispatcher, settings, now)).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    await city.run(setAllocation, commander, { ...settings, acceptsItself: true }, now)
    const { rooms: more } = await desk.aSite({ rooms: 1, care: ['dialysis'] })
    await proposed()
    const [ill] = await city.sql<{ toRoomId: string }[]>`
      select to_room_id from transfers where person_id = ${personAt(desk, 4)}`
    expect(ill?.toRoomId).toBe(more[0])
    await city.run(setAllocation, commander, { ...settings, acceptsItself: false }, now)
  })
})

describe('by hand', () => {
  let desk: AllocationDesk
  let rooms: string[]
  let transfer: string
  beforeAll(async () => {
    desk = await anAllocationDesk()
    rooms = (await desk.aSite({ rooms: 3, separates: 'passage' })).rooms
    transfer = await desk.waits(personAt(desk, 0))
  })
  const lock = (room: string, whom = transfer) =>
    desk.city.run(lockRoom, desk.dispatcher, { transfer: whom, room, why: '家属请求' }, desk.now)

  test('with the solver dead rooms are suggested, given by hand and fixed, and the run says what happened', async () => {
    const died = startSolver()
    replaceSolver(died)
    await died.close()
    const { run } = await desk.city.run(runAllocation, desk.dispatcher, {}, desk.now)
    const shown = await desk.city.ask(showRun, desk.dispatcher, { run })
    expect(shown.failedWhy).toContain('thread ended')
    await expect(
      desk.city.run(acceptRun, desk.dispatcher, { run }, desk.now),
    ).rejects.toMatchObject({
      code: 'allocation.not-finished',
    })
    const { rooms: found } = await desk.city.ask(suggestedRooms, desk.dispatcher, { transfer })
    expect(found.map(({ room }) => room).sort()).toEqual([...rooms].sort())
    const [best] = found
    await lock(best?.room ?? '')
    expect(await desk.roomOf(transfer)).toBe(best?.room)
    const [kept] = await desk.city.sql<{ why: string }[]>`select why from room_locks`
    expect(kept?.why).not.toContain('家属')
  })

  test('a room that is taken, or that breaks a rule, is not given', async () => {
    const taken = await desk.roomOf(transfer)
    const other = await desk.waits(personAt(desk, 1), { source: 'case 2' })
    await expect(lock(taken ?? '', other)).rejects.toMatchObject({ code: 'allocation.room-taken' })
    const inbound = await desk.waits(personAt(desk, 2), { cohort: 'inbound' })
    const free = rooms.find((room) => room !== taken) ?? ''
    await expect(lock(free, inbound)).rejects.toMatchObject({
      code: 'allocation.breaks',
      values: { what: 'cohorts-on-passage' },
    })
    const { rooms: none } = await desk.city.ask(suggestedRooms, desk.dispatcher, {
      transfer: inbound,
    })
    expect(none).toEqual([])
  })

  test('a run after a death has a new thread, and leaves what was fixed by hand', async () => {
    const before = await desk.roomOf(transfer)
    const { run } = await desk.city.run(runAllocation, desk.dispatcher, {}, desk.now)
    await desk.city.run(acceptRun, desk.dispatcher, { run }, desk.now)
    expect(await desk.roomOf(transfer)).toBe(before)
    const list = await desk.city.ask(waitingList, desk.dispatcher, { show: 'locked' }, 'transfer')
    expect(list.people.map((one) => one.transfer)).toEqual([transfer])
    expect(list.counts).toMatchObject({ locked: 1, without: 1, assigned: 1 })
  })

  test('unlocked, a room may change again', async () => {
    const input = { transfer, freeRoom: true }
    await desk.city.run(unlockRoom, desk.dispatcher, input, desk.now)
    expect(await desk.roomOf(transfer)).toBeNull()
    await expect(desk.city.run(unlockRoom, desk.dispatcher, input, desk.now)).rejects.toMatchObject(
      { code: 'allocation.not-locked' },
    )
  })
})
