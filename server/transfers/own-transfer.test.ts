import { noNeeds } from '@bihuan/core/isolation/needs.ts'
import { isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { beforeAll, expect, test } from 'vitest'
import { codesOf } from '../orders/an-order-desk.ts'
import { liftOrder } from '../orders/draft-acts.ts'
import { aTransferDesk, type TransferDesk } from './a-transfer-desk.ts'
import { departTrip } from './drive-trip.ts'
import { makeTrip } from './make-trip.ts'
import { confirmOwn, ownTransfer, tellOwnNeeds } from './own-transfer.ts'
import { showTransfer } from './show-transfer.ts'
import { tellRiders } from './tell-riders.ts'

let desk: TransferDesk
beforeAll(async () => {
  desk = await aTransferDesk(20)
  for (const [n, unit] of [
    [0, 'own'],
    [1, 'stranger'],
  ] as const) {
    const { id } = desk.city.actor('resident', '4101', unit)
    await desk.city.sql`
      insert into accounts (id, sign_in_name, display_name, role, area_code, unit, created_at) values (${id}, ${id}, ${id}, 'resident', '4101', ${unit}, ${desk.now})`
    await desk.city.sql`
      insert into residents (account_id, person_id, entered_at) values (${id}, ${desk.people[n] ?? ''}, ${desk.now})`
  }
})

test('the person reads, confirms and says what they need, and nobody else does; with the order it is over', async () => {
  const { city, dispatcher, driver, now } = desk
  const person = desk.people[0] ?? ''
  const own = city.actor('resident', '4101', 'own')
  const stranger = city.actor('resident', '4101', 'stranger')
  const read = () => city.ask(ownTransfer, own, { person })
  expect((await read()).transfer).toBeNull()
  const order = await desk.order(person)
  const [row] = await city.sql<{ id: string }[]>`
    update transfers set to_site_id = ${desk.site} where order_id = ${order} returning id`
  const transfer = row?.id ?? ''
  const confirm = (actor = own) => codesOf(city.run(confirmOwn, actor, { person, transfer }))
  expect(await codesOf(city.ask(ownTransfer, stranger, { person }))).toBe('person.unknown')
  expect(await confirm(stranger)).toBe('person.unknown')
  expect(await confirm()).toBe('transfer.not-told')
  const { trip } = await city.run(makeTrip, dispatcher, {
    vehicle: desk.coach,
    departAt: isoOf(now + 60 * minuteMs),
    transfers: [transfer],
  })
  // What is planned and not told may still change, and is not shown.
  expect((await read()).transfer).toMatchObject({ pickUpAt: null, plate: null, to: { number: 7 } })
  await city.run(tellRiders, dispatcher, { transfers: [transfer], how: 'phone' })
  const told = (await read()).transfer
  expect(told).toMatchObject({ plate: '豫A00001', step: 'told', mayTellNeeds: true })
  expect(told?.pickUpAt).not.toBeNull()
  expect(await confirm()).toBe('taken')
  expect(await confirm()).toBe('taken')
  expect((await read()).transfer?.step).toBe('confirmed')
  const needs = {
    ...noNeeds,
    care: ['dialysis' as const],
    diets: [],
    words: '周三透析',
    dialysisAt: isoOf(now),
  }
  await city.run(tellOwnNeeds, own, { person, transfer, needs })
  const view = await city.ask(showTransfer, dispatcher, { transfer }, 'transfer')
  expect(view.needs).toMatchObject({ care: ['dialysis'], words: '周三透析' })
  expect(view.events.map(({ kind }) => kind)).toContain('needs')
  await city.run(departTrip, driver, { trip }, now + 61 * minuteMs)
  expect(await codesOf(city.run(tellOwnNeeds, own, { person, transfer, needs }))).toBe(
    'transfer.too-late-for-needs',
  )
  expect((await read()).transfer?.mayTellNeeds).toBe(false)
  await desk.act(liftOrder, 'wu', { order, reason: '检测阴性，解除。' })
  expect((await read()).transfer).toBeNull()
})
