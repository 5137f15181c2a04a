import { randomUUID } from 'node:crypto'
import { instantOf, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { codesOf } from '../orders/an-order-desk.ts'
import { liftOrder } from '../orders/draft-acts.ts'
import { aTransferDesk, type TransferDesk } from './a-transfer-desk.ts'
import { driveBook } from './drive-book.ts'
import { arriveTrip, cleanTrip, departTrip } from './drive-trip.ts'
import { didNotGetOn, gotOff, gotOn } from './get-on.ts'
import { assignRiders, changeTrip, makeTrip } from './make-trip.ts'
import { openAgain } from './open-again.ts'
import { endTransfer } from './open-transfers.ts'
import { planTrips } from './plan-trips.ts'
import { endWithReason, setNeeds } from './set-needs.ts'
import { showTransfer } from './show-transfer.ts'
import { cancelTrip, takeOff } from './take-off.ts'
import { noteReached, tellRiders, tellTrips } from './tell-riders.ts'
import { transferCounts } from './transfer-counts.ts'
import { transferList } from './transfer-list.ts'
import { showTrip, tripList } from './trip-list.ts'
import { vehicleList } from './vehicle-list.ts'
import { addVehicle, putBack, putOut } from './vehicles.ts'

let desk: TransferDesk
beforeAll(async () => {
  desk = await aTransferDesk(60)
})

const person = (n: number) => desk.people[n] ?? ''
const at = (minutes: number) => desk.now + minutes * minuteMs
const run = ((...args: Parameters<TransferDesk['city']['run']>) =>
  desk.city.run(...args)) as TransferDesk['city']['run']
const listed = async (
  list: 'missed' | 'late' | 'waiting' | 'planned' | 'riding' | 'open',
  minutes = 0,
) =>
  (await desk.city.ask(transferList, desk.dispatcher, { list }, 'transfer', at(minutes))).transfers
const made = (transfers: string[], more: object = {}) =>
  run(makeTrip, desk.dispatcher, {
    vehicle: desk.coach,
    departAt: isoOf(at(60)),
    transfers,
    ...more,
  })

describe('who may not', () => {
  test('see or plan: investigators, drivers of others, people without a purpose, another district', async () => {
    const { city, dispatcher } = desk
    const id = await desk.waits(person(0))
    const cdc = city.actor('case-investigator', '410105')
    expect(await codesOf(city.ask(transferList, cdc, {}, 'case-investigation'))).toBe(
      'access.role-may-not',
    )
    expect(await codesOf(city.ask(transferList, dispatcher, {}))).toBe('access.purpose-needed')
    const elsewhere = city.actor('transfer-dispatcher', '410102')
    expect(await codesOf(city.ask(showTransfer, elsewhere, { transfer: id }, 'transfer'))).toBe(
      'access.area-is-not-yours',
    )
    const { errors } = await run(takeOff, elsewhere, { transfers: [id] })
    expect(errors).toEqual([{ transfer: id, code: 'access.area-is-not-yours' }])
    await city.sql.begin((tx) =>
      endTransfer(tx, id, 'refuses', null, {
        id: randomUUID(),
        now: desk.now,
        keys: city.city.keys,
        actor: dispatcher,
      }),
    )
  })
})

describe('a trip', () => {
  let trip = ''
  let riders: string[] = []
  test('is made by hand, told, confirmed, and shows its seats', async () => {
    riders = [await desk.waits(person(1)), await desk.waits(person(2)), await desk.waits(person(3))]
    const it = await made(riders)
    trip = it.trip
    expect(it).toMatchObject({ riders: 3, errors: [] })
    expect((await listed('planned')).map(({ step }) => step)).toEqual([
      'planned',
      'planned',
      'planned',
    ])
    const told = await run(tellTrips, desk.dispatcher, { trips: [trip] })
    expect(told.told.length + told.noPhone.length).toBe(3)
    await run(tellRiders, desk.dispatcher, { transfers: riders, how: 'visit' })
    await run(noteReached, desk.dispatcher, { transfers: [riders[0] ?? ''], heard: 'confirmed' })
    const [line] = (await desk.city.ask(tripList, desk.dispatcher, {})).trips
    expect(line).toMatchObject({ riders: 3, told: 3, confirmed: 1, seats: 20, plate: '豫A00001' })
    const [text] = await desk.city.sql<{ n: number }[]>`select count(*)::int as n from messages`
    expect(text?.n).toBe(told.told.length)
  })

  test('is refused to another cohort, to contacts of another case, to who has a seat, and to one too many', async () => {
    const positive = await desk.waits(person(4), { cohort: 'positive', source: null })
    const other = await desk.waits(person(5), { source: 'case 2' })
    const assign = (...transfers: string[]) =>
      codesOf(run(assignRiders, desk.dispatcher, { trip, transfers }))
    expect(await assign(positive)).toBe('trip.cohort-mixed')
    expect(await assign(other)).toBe('trip.sources-mixed')
    expect(await codesOf(made([riders[0] ?? ''], { vehicle: desk.car }))).toBe(
      'transfer.on-another-trip',
    )
    const wheel = await desk.waits(person(6))
    const needs = {
      care: ['wheelchair' as const],
      diets: [],
      language: null,
      luggage: 1,
      pets: 0,
      words: '走不了路',
    }
    await run(setNeeds, desk.dispatcher, { transfer: wheel, needs })
    expect(await assign(wheel)).toBe('trip.no-fitting-place')
    const many = await Promise.all([7, 8, 9, 10].map((n) => desk.waits(person(n))))
    expect(await codesOf(made(many, { vehicle: desk.car }))).toBe('trip.no-seat')
    expect(await codesOf(made([wheel, ...many.slice(0, 3)], { vehicle: desk.car }))).toBe('taken')
  })

  test('takes one person once where two dispatchers give them a seat, and one person into its last seat', async () => {
    const [last] = await listed('waiting')
    const small = await Promise.all(
      [11, 12, 13].map((n) => desk.waits(person(n), { source: 'case 9' })),
    )
    const full = await made(small.slice(0, 2), { departAt: isoOf(at(240)) })
    await desk.city.sql`update vehicles set seats = 3 where id = ${desk.coach}`
    const extra = await desk.waits(person(14), { source: 'case 9' })
    const seat = (transfer: string) =>
      codesOf(run(assignRiders, desk.dispatcher, { trip: full.trip, transfers: [transfer] }))
    const answers = await Promise.all([seat(small[2] ?? ''), seat(extra)])
    expect(answers.filter((one) => one === 'taken')).toHaveLength(1)
    const [count] = await desk.city.sql<
      { n: number }[]
    >`select count(*)::int as n from transfers where trip_id = ${full.trip}`
    expect(count?.n).toBe(3)
    await desk.city.sql`update vehicles set seats = 20 where id = ${desk.coach}`
    const one = await desk.waits(person(15), { source: 'case 8' })
    const both = await Promise.all([
      codesOf(made([one], { departAt: isoOf(at(400)) })),
      codesOf(made([one], { vehicle: desk.car, departAt: isoOf(at(400)) })),
    ])
    expect(both.sort()).toEqual(['taken', 'transfer.on-another-trip'])
    expect(last).toBeDefined()
    await run(cancelTrip, desk.dispatcher, { trip: full.trip, because: '车辆故障' })
  })

  test('is driven by its own driver: on, no-show, off; a phone without network says when it was', async () => {
    const [a = '', b = '', c = ''] = riders
    const drive = { trip, at: isoOf(at(61)) }
    expect(await codesOf(run(departTrip, desk.other, drive, at(70)))).toBe('trip.not-yours')
    const book = await desk.city.ask(driveBook, desk.driver, {}, 'transfer', at(60))
    const mine = book.trips.find((one) => one.trip === trip)
    expect(mine?.people.map(({ name, address }) => name.includes('*') || address === '')).toEqual([
      false,
      false,
      false,
    ])
    await run(departTrip, desk.driver, drive, at(70))
    const late = { trip, transfer: a, how: 'code' as const, at: isoOf(at(75)) }
    await run(gotOn, desk.driver, late, at(180))
    await run(gotOn, desk.driver, late, at(181))
    expect(await codesOf(run(gotOff, desk.driver, { trip, transfer: b }, at(180)))).toBe(
      'transfer.not-on-board',
    )
    await run(
      didNotGetOn,
      desk.driver,
      { trip, transfer: b, why: 'refuses', words: '不肯开门' },
      at(180),
    )
    await run(gotOn, desk.driver, { trip, transfer: c, how: 'name' }, at(180))
    expect(
      await codesOf(
        run(didNotGetOn, desk.driver, { trip, transfer: c, why: 'not-there' }, at(181)),
      ),
    ).toBe('transfer.on-board')
    const missed = await listed('missed', 181)
    expect(missed.map(({ transfer }) => transfer)).toContain(b)
    expect(missed.find(({ transfer }) => transfer === b)?.noShow?.why).toBe('refuses')
    await run(arriveTrip, desk.driver, { trip }, at(190))
    expect(await codesOf(run(cleanTrip, desk.driver, { trip }, at(191)))).toBe(
      'trip.people-on-board',
    )
    await run(gotOff, desk.driver, { trip, transfer: a }, at(191))
    const request = {
      id: randomUUID(),
      now: at(192),
      keys: desk.city.city.keys,
      actor: desk.driver,
    }
    await desk.city.sql.begin((tx) => endTransfer(tx, c, 'arrived', null, request))
    const [row] = await desk.city.sql<
      { onAt: number; offAt: number }[]
    >`select on_at, off_at from transfers where id = ${a}`
    expect(row).toMatchObject({ onAt: at(75), offAt: at(191) })
    const [arrived] = await desk.city.sql<
      { offAt: number }[]
    >`select off_at from transfers where id = ${c}`
    expect(arrived?.offAt).toBe(at(192))
    expect(
      await codesOf(
        run(
          makeTrip,
          desk.dispatcher,
          { vehicle: desk.coach, departAt: isoOf(at(195)), transfers: [b] },
          at(193),
        ),
      ),
    ).toBe('taken')
    const positive = (await listed('waiting', 193)).find(({ cohort }) => cohort === 'positive')
    const next = await run(
      makeTrip,
      desk.dispatcher,
      {
        vehicle: desk.coach,
        departAt: isoOf(at(480)),
        transfers: [positive?.transfer ?? ''],
      },
      at(193),
    )
    expect(await codesOf(run(departTrip, desk.driver, { trip: next.trip }, at(480)))).toBe(
      'trip.vehicle-not-clean',
    )
    await run(cleanTrip, desk.driver, { trip }, at(481))
    expect(await codesOf(run(departTrip, desk.driver, { trip: next.trip }, at(482)))).toBe('taken')
  })

  test('is not for whom an order no longer holds, told or not', async () => {
    const order = await desk.order(person(20))
    const [row] = await desk.city.sql<{ id: string }[]>`
      update transfers set to_site_id = ${desk.site} where order_id = ${order} returning id`
    const id = row?.id ?? ''
    const mine = await made([id], { departAt: isoOf(at(600)) })
    await desk.city.sql`update transfers set order_id = null, ended_at = null where id = ${id}`
    await desk.act(liftOrder, 'wu', { order, reason: '检测阴性，解除。' })
    // A job that never ran and an act that missed it: the order itself is asked.
    await desk.city.sql`update transfers set order_id = ${order} where id = ${id}`
    const told = await run(tellRiders, desk.dispatcher, { transfers: [id], how: 'phone' })
    expect(told.errors).toEqual([{ transfer: id, code: 'transfer.order-is-over' }])
    expect(
      await codesOf(
        run(gotOn, desk.driver, { trip: mine.trip, transfer: id, how: 'name' }, at(600)),
      ),
    ).toBe('transfer.order-is-over')
    expect((await listed('open', 600)).find(({ transfer }) => transfer === id)?.orderIsOver).toBe(
      true,
    )
  })

  test('changes hour, stops and vehicle until it left; whoever was told another time is told anew', async () => {
    await desk.city.sql`
      insert into buildings (id, compound_id, community_code, name, floors) select 9999, compound_id, community_code, '9号楼', 6 from buildings limit 1`
    await desk.city.sql`
      update households set building_id = 9999 where id = (select household_id from people where id = ${person(36)})`
    const who = [
      await desk.waits(person(30), { source: 'case 30' }),
      await desk.waits(person(36), { source: 'case 30' }),
    ]
    const it = await made(who, { departAt: isoOf(at(640)) })
    await run(tellRiders, desk.dispatcher, { transfers: who, how: 'phone' })
    await run(changeTrip, desk.dispatcher, {
      trip: it.trip,
      departAt: isoOf(at(690)),
      stops: [...who].reverse(),
    })
    const view = await desk.city.ask(showTrip, desk.dispatcher, { trip: it.trip }, 'transfer')
    expect(view.people.map(({ transfer }) => transfer)).toEqual([...who].reverse())
    expect(view.people.every(({ told }) => told === null)).toBe(true)
    expect(instantOf(view.people[0]?.pickUpAt ?? '')).toBeGreaterThanOrEqual(at(690))
    expect(
      await codesOf(run(changeTrip, desk.dispatcher, { trip: it.trip, vehicle: desk.car })),
    ).toBe('taken')
    await run(departTrip, desk.other, { trip: it.trip }, at(691))
    expect(await codesOf(run(changeTrip, desk.dispatcher, { trip: it.trip }, at(692)))).toBe(
      'trip.under-way',
    )
    expect(
      await codesOf(
        run(cancelTrip, desk.dispatcher, { trip: it.trip, because: '不用了' }, at(692)),
      ),
    ).toBe('trip.under-way')
  })
})

describe('planning', () => {
  test('gives seats to everybody who waits and fits, one cohort to a trip; planned anew it leaves whoever was told', async () => {
    const plan = await run(planTrips, desk.dispatcher, { mixSources: true })
    expect(plan.riders).toBeGreaterThan(0)
    const mixed = await desk.city.sql`
      select trip_id from transfers where trip_id is not null and ended_at is null group by trip_id having count(distinct cohort) > 1`
    expect(mixed).toEqual([])
    const again = await codesOf(run(planTrips, desk.dispatcher, {}))
    expect(['trip.nobody-to-move', 'taken']).toContain(again)
    const anew = await run(planTrips, desk.dispatcher, { anew: true, mixSources: true })
    expect(anew.riders).toBeGreaterThanOrEqual(plan.riders)
    const [old] = await desk.city.sql<{ n: number }[]>`
      select count(*)::int as n from trips where id = any(${plan.trips}::uuid[]) and cancelled_at is null`
    expect(old?.n).toBe(0)
  })

  test('is counted by district, and ends in words where nobody can be moved', async () => {
    const id = await desk.waits(person(40), { site: null })
    const [row] = (await desk.city.ask(transferCounts, desk.dispatcher, {})).rows.filter(
      ({ cohort }) => cohort === 'contact',
    )
    expect(row?.noRoom).toBe(1)
    const end = (more: object) =>
      run(endWithReason, desk.dispatcher, { transfer: id, why: 'no-room', ...more })
    expect(await codesOf(end({}))).toBe('transfer.words-missing')
    await end({ words: '全区无空房' })
    expect(await codesOf(end({ words: '全区无空房' }))).toBe('transfer.over')
    const again = () => run(openAgain, desk.dispatcher, { transfer: id })
    const { transfer: anew } = await again()
    expect(anew).not.toBe(id)
    expect(await codesOf(again())).toBe('taken')
    expect((await listed('waiting')).find(({ transfer }) => transfer === anew)?.step).toBe(
      'no-room',
    )
    const view = await desk.city.ask(showTransfer, desk.dispatcher, { transfer: id }, 'transfer')
    expect(view).toMatchObject({ endedWhy: 'no-room', endedWords: '全区无空房' })
    expect(view.events.map(({ kind }) => kind)).toEqual(['asked', 'ended'])
  })
})

test('a vehicle has one plate, one crew at a time, and no trip while it is out', async () => {
  const { city, dispatcher, car } = desk
  const again = {
    plate: '豫A 00002',
    kind: 'car' as const,
    seats: 3,
    wheelchairPlaces: 0,
    childSeats: 0,
    stretchers: 0,
    negativePressure: false,
    area: '410105',
  }
  expect(await codesOf(run(addVehicle, dispatcher, again))).toBe('vehicle.plate-taken')
  await run(putOut, dispatcher, { vehicle: car, because: '爆胎' })
  const id = await desk.waits(person(41))
  expect(await codesOf(made([id], { vehicle: car }))).toBe('vehicle.out-of-service')
  await run(putBack, dispatcher, { vehicle: car })
  const { vehicles, drivers } = await city.ask(vehicleList, dispatcher, {})
  expect(vehicles.map(({ plate, out }) => [plate, out])).toEqual([
    ['豫A00001', null],
    ['豫A00002', null],
  ])
  expect(drivers).toHaveLength(2)
})
