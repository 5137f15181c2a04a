import { hourMs, minuteMs } from '@bihuan/core/time/instant.ts'
import { beforeAll, expect, test } from 'vitest'
import type { City } from '../door/command.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { officersOf, testAuthority } from '../testing/officers.ts'
import { appendPending } from '../transparency/append-pending.ts'
import { writeDismissals } from './authority.ts'
import { trustOf } from './trust-of.ts'

let city: TestCity
beforeAll(async () => {
  city = await aCity()
  await officersOf(city)
})
const until = async (officer: string, where: City = city.city) =>
  (await trustOf(where.sql, where.anchors)).register.posts.find((post) => post.officer === officer)
    ?.until
const dismiss = async (officer: string, at: number) => {
  const id = `end of ${officer}`
  const document = { version: 1 as const, id, appointment: `post-${officer}`, at }
  await writeDismissals(city.sql, [{ document, signature: testAuthority.sign(document) }], at)
  return id
}

test('a dismissal that was verified once holds although somebody deletes its row', async () => {
  const at = city.start + hourMs
  expect(await until('wu')).toBeGreaterThan(at)
  const id = await dismiss('wu', at)
  expect(await until('wu')).toBe(at)
  await city.sql`delete from dismissals where id = ${id}`
  expect(await until('wu')).toBe(at)
})

test('after a restart a post whose logged dismissal is gone counts for nothing', async () => {
  const id = await dismiss('li', city.start + hourMs)
  await appendPending(city.city, city.start + hourMs + minuteMs)
  // Another process has read nothing yet.
  const restarted = { ...city.city, anchors: { ...city.city.anchors } }
  expect(await until('li', restarted)).toBe(city.start + hourMs)
  await city.sql`delete from dismissals where id = ${id}`
  const again = { ...city.city, anchors: { ...city.city.anchors } }
  expect(await until('li', again)).toBeUndefined()
  expect(await until('sun', again)).toBeGreaterThan(city.start)
})

test('a dismissal that the authority did not sign ends no post', async () => {
  const document = { version: 1 as const, id: 'forged', appointment: 'post-sun', at: city.start }
  await city.sql`
    insert into dismissals (id, appointment_id, document, signature, known_at)
    values ('forged', 'post-sun', ${city.sql.json(document)}, ${Buffer.alloc(64, 1)}, ${city.start})`
  expect(await until('sun')).toBeGreaterThan(city.start)
})
