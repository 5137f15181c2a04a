import { randomBytes } from 'node:crypto'
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, inject, onTestFinished, test } from 'vitest'
import { dumpSchema } from './dump-schema.ts'
import { allMigrations, migrate, pendingMigrations, statementsOf } from './migrate.ts'
import { connect, type Sql } from './sql.ts'

const clusterUrl = inject('clusterUrl')
const admin = connect(clusterUrl.replace(/\/bihuan$/, '/postgres'), '4101', {
  max: 1,
  name: 'migration test',
})
afterAll(() => admin.end())

/** An empty database; `open` gives as many connections to it as there are servers. */
async function anEmptyDatabase(): Promise<{ open(): Sql }> {
  const name = `empty_${randomBytes(6).toString('hex')}`
  await admin.unsafe(`create database ${name}`)
  const opened: Sql[] = []
  onTestFinished(async () => {
    for (const sql of opened) await sql.end()
    await admin.unsafe(`drop database ${name} with (force)`)
  })
  return {
    open() {
      const sql = connect(clusterUrl.replace(/\/bihuan$/, `/${name}`), '4101', {
        max: 2,
        name: 'migration test',
      })
      opened.push(sql)
      return sql
    },
  }
}

const versions = allMigrations().map(({ version }) => version)

describe('migrate', () => {
  test('applies every migration in order, and a second run changes nothing', async () => {
    const sql = (await anEmptyDatabase()).open()
    expect(await pendingMigrations(sql)).toEqual(versions)
    expect(await migrate(sql, 'city_4101')).toEqual(versions)
    const applied = await sql`select version, digest, applied_at from migrations order by version`
    const schema = await dumpSchema(sql)
    expect(await migrate(sql, 'city_4101')).toEqual([])
    expect(await sql`select version, digest, applied_at from migrations order by version`).toEqual(
      applied,
    )
    expect(await dumpSchema(sql)).toBe(schema)
    expect(await pendingMigrations(sql)).toEqual([])
  })

  test('refuses a migration that was changed after it ran, and applies nothing then', async () => {
    const sql = (await anEmptyDatabase()).open()
    await migrate(sql, 'city_4101')
    await sql`update migrations set digest = 'other' where version = 2`
    await expect(migrate(sql, 'city_4101')).rejects.toThrow(
      'migration 2 was changed after it ran here; add a new one instead',
    )
    expect(await sql`select from migrations`).toHaveLength(versions.length)
  })

  test('applies each migration once when several servers start together', async () => {
    const database = await anEmptyDatabase()
    const done = await Promise.all([1, 2, 3].map(() => migrate(database.open(), 'city_4101')))
    expect(done.flat().sort((a, b) => a - b)).toEqual(versions)
    expect(await database.open()`select from migrations`).toHaveLength(versions.length)
  })

  test('carries on after the migration that failed last time', async () => {
    const sql = (await anEmptyDatabase()).open()
    await migrate(sql, 'city_4101')
    // One that makes tables: run again over its own it fails.
    const [one = 0] = versions
    await sql`delete from migrations where version = ${one}`
    await expect(migrate(sql, 'city_4101')).rejects.toThrow(/already exists/)
    expect(await pendingMigrations(sql)).toEqual([one])
  })
})

describe('allMigrations', () => {
  const facts = ['-- Why: x', '-- Safe beside the previous server: yes', '-- Locks: none']
  /** What the same code says in another place, where the folder of migrations has this one file. */
  const beside = async (text: string) => {
    const folder = join(
      import.meta.dirname,
      '..',
      '..',
      '.test',
      `migrations-${randomBytes(5).toString('hex')}`,
    )
    onTestFinished(() => rmSync(folder, { recursive: true }))
    mkdirSync(join(folder, 'migrations'), { recursive: true })
    cpSync(join(import.meta.dirname, 'migrate.ts'), join(folder, 'migrate.ts'))
    writeFileSync(join(folder, 'migrations', '0001_some.sql'), text)
    const copy = (await import(join(folder, 'migrate.ts'))) as {
      allMigrations: typeof allMigrations
    }
    return copy.allMigrations()
  }

  test.each(facts)('refuses a file without "%s"', async (fact) => {
    const text = facts.filter((line) => line !== fact).join('\n')
    await expect(beside(`${text}\nselect 1;\n`)).rejects.toThrow(
      `0001_some.sql does not state "${fact.split(':')[0]}:"`,
    )
  })

  test('reads version, name and statements of a file with all three', async () => {
    expect(await beside(`${facts.join('\n')}\n\nselect 1;\nselect 2;\n`)).toMatchObject([
      { version: 1, name: 'some', statements: ['select 1', 'select 2'] },
    ])
  })

  test('has every number once, from 1 without a gap', () => {
    expect(versions).toEqual(versions.map((_, n) => n + 1))
  })
})

test('statementsOf cuts where a line ends with a semicolon and drops comments', () => {
  expect(statementsOf(`-- a;\nselect ';';  \n\n-- b\nselect 2\n  from t;`)).toEqual([
    "select ';'",
    'select 2\n  from t',
  ])
})
