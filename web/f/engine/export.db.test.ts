import { beforeAll, expect, test } from 'vitest'
import { fakeDisk } from '../../testing/field/fake-disk.ts'
import { type FieldCity, fieldCity } from '../../testing/field/field-city.ts'
import { seeded } from '../../testing/field/seeded.ts'
import { openEngine } from './engine.ts'
import type { WalkIn } from './types.ts'

let town: FieldCity
beforeAll(async () => {
  town = await fieldCity({ people: 60 })
})

async function aPhone(signInName: string, site: number) {
  const life = { isAlive: true, kill: () => undefined }
  const engine = await openEngine({
    shelf: fakeDisk(seeded(site)).open(life),
    send: town.phone(),
    newId: town.newId,
    random: () => 0.5,
    verify: () => true,
    wall: Date.now,
    mono: () => performance.now(),
    wasHidden: () => false,
  })
  await engine.signIn(signInName)
  await engine.join(town.round.round, String(site))
  return engine
}
const eventsOf = async (device: string | undefined) =>
  (await town.city.sql`select id from field_events where device_id = ${Number(device)}`).length

test('work of a phone that never finds a network reaches the city by the QR codes of another phone, and again by itself changes nothing', async () => {
  const cut = await aPhone('sampler-1', 1)
  cut.cutNetwork(true)
  await cut.scan(town.round.tube(1, 0))
  for (const person of town.round.people.slice(0, 4))
    expect((await cut.addPerson({ person, name: '张三' })).kind).toBe('taken')
  const walkIn: WalkIn = {
    name: '王五',
    sex: 'male',
    bornOn: '1980-02-03',
    phone: null,
    documents: [],
    address: '路边',
  }
  expect(await cut.addPerson({ walkIn })).toMatchObject({ kind: 'taken', n: 5 })
  expect((await cut.seal(5)).kind).toBe('sealed')
  const device = cut.getSnapshot().book?.device
  const frames = await cut.exportFrames()
  expect(cut.getSnapshot().unsent.count).toBe(7)

  const other = await aPhone('sampler-2', 2)
  expect(await other.importFrames(frames.slice(1))).toMatchObject({ isQueued: frames.length === 1 })
  expect(await other.importFrames(frames)).toMatchObject({ isQueued: true, fault: null })
  await other.drain()
  expect(other.getSnapshot().unsent.count).toBe(0)
  expect(other.getSnapshot().conflicts).toEqual([])
  expect(await eventsOf(device)).toBe(6)

  cut.cutNetwork(false)
  await cut.drain()
  expect(cut.getSnapshot()).toMatchObject({ unsent: { count: 0 }, conflicts: [] })
  expect(await eventsOf(device)).toBe(6)
})

test('the file of a phone holds no name and no number that can be read, and the phone keeps no key that can be taken out', async () => {
  const phone = await aPhone('sampler-1', 1)
  phone.cutNetwork(true)
  await phone.scan(town.round.tube(1, 1))
  await phone.addPerson({ person: town.round.people[9] ?? '', name: '张三丰' })
  const { file } = await phone.exportFile()
  const text = await file.text()
  expect(text).not.toContain(town.round.people[9])
  expect(phone.getSnapshot().book?.sealKey).toBe('')
  await phone.seal(1)
  const { closed } = phone.getSnapshot().station
  expect(closed[0]?.people).toEqual([{ person: town.round.people[9], tail: '张*丰' }])
})
