import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { keysFrom } from '../keys.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { aRound } from '../testing/a-round.ts'
import { appAddress, appRole, protectedTables } from './app-role.ts'
import { endPools, openPools, type Pools } from './pools.ts'
import { connect, type Sql } from './sql.ts'

let city: TestCity
let pools: Pools
let app: Sql
beforeAll(async () => {
  city = await aCity()
  const names = { code: '4101', schema: 'city_4101', jobs: 'city_4101_jobs', keys: city.city.keys }
  const { url, rights } = await appAddress(city.sql, city.url, names)
  expect(rights).toBe('app')
  // Once more, as a second process does.
  expect(await appAddress(city.sql, city.url, names)).toEqual({ url, rights })
  pools = openPools(url, '4101', appRole)
  app = pools.commands
  return () => endPools(pools, 5)
}, 60_000)

const codeOf = (asked: PromiseLike<unknown>) =>
  Promise.resolve(asked).then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  )
// insufficient_privilege
const refused = '42501'

describe('the role of the application', () => {
  test.each(protectedTables)(
    'takes nothing out of %s, changes nothing in it and does not empty it',
    async (table) => {
      expect(await codeOf(app`delete from ${app(table)}`)).toBe(refused)
      expect(await codeOf(app.unsafe(`truncate ${table} cascade`))).toBe(refused)
      const [column] = await city.sql<{ name: string }[]>`
      select attname::text as name from pg_attribute where attrelid = ${table}::regclass and attnum = 1`
      const name = column?.name ?? ''
      expect(await codeOf(app.unsafe(`update ${table} set ${name} = ${name}`))).toBe(refused)
      expect(await codeOf(app.unsafe(`drop table ${table}`))).toBe(refused)
    },
  )

  test('fills in when an order came into the log, and nothing else of it', async () => {
    expect(await codeOf(app`update orders set logged_at = now()`)).toBe('done')
    expect(await codeOf(app`update orders set until_at = now()`)).toBe(refused)
    expect(await codeOf(app`update orders set document = '{}'`)).toBe(refused)
  })

  test('does what the application does elsewhere', async () => {
    expect(await codeOf(app`delete from city_maps`)).toBe('done')
    expect(await codeOf(app`update people set household_id = household_id`)).toBe('done')
    expect(await codeOf(app`select count(*) from conservation`)).toBe('done')
  })

  test('does not become the owner again', async () => {
    const [who] = await app<{ me: string; login: string }[]>`
      select current_user as me, session_user as login`
    expect(who?.me).toBe(appRole)
    expect(who?.login).not.toBe('bihuan')
    for (const way of ['set role bihuan', 'set session authorization bihuan'])
      expect(await codeOf(app.unsafe(way))).toBe(refused)
    await app.unsafe('reset role')
    expect(await codeOf(app`delete from orders`)).toBe(refused)
    await app.unsafe('set role none')
    expect(await codeOf(app`delete from orders`)).toBe(refused)
    await app.unsafe('reset role')
  })

  test('makes a round, whose partitions it attaches, and works in it', async () => {
    const round = await aRound({ sql: app, start: city.start })
    expect(round.people).toHaveLength(100)
    const [owner] = await city.sql<{ name: string }[]>`
      select relowner::regrole::text as name from pg_class where oid = 'roll_2022018'::regclass`
    expect(owner?.name).toBe(appRole)
  })

  test('is left out where this database makes no role, and the product goes on as its owner', async () => {
    const fresh = `plain_${randomUUID().slice(0, 8)}`
    await city.sql.unsafe(`create role ${fresh} login password 'plain'`)
    const own = new URL(city.url)
    own.username = fresh
    own.password = 'plain'
    const plain = connect(own.href, '4101', { max: 1, name: 'plain' })
    onTestFinished(async () => {
      await plain.end()
      await city.sql.unsafe(`drop role ${fresh}`)
    })
    const names = { code: '4101', schema: 'city_4101', jobs: 'city_4101_jobs' }
    const keys = keysFrom(Buffer.alloc(32, 8))
    const answer = await appAddress(plain, own.href, { ...names, keys })
    expect(answer).toEqual({ url: own.href, rights: 'owner' })
  })

  test('the control: the owner may', async () => {
    const owner = connect(city.url, '4101', { max: 1, name: 'control' })
    onTestFinished(() => owner.end())
    expect(await codeOf(owner`delete from orders`)).toBe('done')
  })
})
