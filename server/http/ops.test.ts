import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { actorFinder } from '../accounts/session.ts'
import { demoClock } from '../clock.ts'
import { connect, type Sql } from '../db/sql.ts'
import { jobSchema } from '../jobs/jobs.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { buildApp } from './app.ts'

let city: TestCity
beforeAll(async () => {
  city = await aCity()
})

async function anAppOn(sql: Sql): Promise<FastifyInstance> {
  const clock = demoClock(city.start)
  const app = await buildApp(
    {
      city: { ...city.city, sql },
      clock,
      demo: clock,
      findActor: actorFinder(sql, city.city.keys),
    },
    { version: '1.2.3', webFolder: null, log: false },
  )
  onTestFinished(() => app.close())
  return app
}

type Ready = {
  ready: boolean
  database: boolean
  migrations?: { ready: boolean; pending: number[] }
  queue?: { ready: boolean; late: number | null }
  clock?: { ready: boolean; skewMs: number }
}
const readyOf = async (app: FastifyInstance) => {
  const response = await app.inject({ url: '/readyz' })
  return { status: response.statusCode, body: response.json<Ready>() }
}

/** A queue such as the worker makes: `late` jobs have waited for an hour. */
async function aQueue(late: number): Promise<void> {
  const { sql } = city
  const schema = jobSchema(city.city.code)
  await sql`create schema ${sql(schema)}`
  onTestFinished(async () => {
    await sql`drop schema ${sql(schema)} cascade`
  })
  await sql`create table ${sql(schema)}.jobs (run_at timestamptz not null)`
  await sql`insert into ${sql(schema)}.jobs select now() - interval '1 hour' from generate_series(1, ${late}::int)`
}

describe('readiness', () => {
  test('is 200 when the database, the schema, the queue and the clock are as they should be', async () => {
    await aQueue(0)
    expect(await readyOf(await anAppOn(city.sql))).toMatchObject({
      status: 200,
      body: {
        ready: true,
        database: true,
        migrations: { ready: true, pending: [] },
        queue: { ready: true, late: 0 },
        clock: { ready: true },
      },
    })
  })

  test('is 503 while nobody works the queue, and while it is late', async () => {
    expect(await readyOf(await anAppOn(city.sql))).toMatchObject({
      status: 503,
      body: { ready: false, queue: { ready: false, late: null } },
    })
    await aQueue(3)
    expect(await readyOf(await anAppOn(city.sql))).toMatchObject({
      status: 503,
      body: { ready: false, queue: { ready: false, late: 3 } },
    })
  })

  test('is 503 while a migration is missing, and names it', async () => {
    await aQueue(0)
    const [gone] = await city.sql<
      { version: number; name: string; digest: string }[]
    >`delete from migrations where version = 9 returning version, name, digest`
    onTestFinished(async () => {
      await city.sql`insert into migrations (version, name, digest, applied_at) values (9, ${gone?.name ?? ''}, ${gone?.digest ?? ''}, now())`
    })
    expect(await readyOf(await anAppOn(city.sql))).toMatchObject({
      status: 503,
      body: { migrations: { ready: false, pending: [9] } },
    })
  })

  test('is 503 without a database, while the process lives and says nothing of the address', async () => {
    const gone = connect(city.url.replace(/:\d+\//, ':1/'), '4101', { max: 1, name: 'gone' })
    onTestFinished(() => gone.end({ timeout: 0 }))
    const app = await anAppOn(gone)
    expect(await readyOf(app)).toEqual({ status: 503, body: { ready: false, database: false } })
    expect((await app.inject({ url: '/livez' })).json()).toEqual({ live: true })
  })
})

describe('the documents', () => {
  test('version says what runs here', async () => {
    expect((await (await anAppOn(city.sql)).inject({ url: '/version' })).json()).toEqual({
      version: '1.2.3',
      node: process.version,
    })
  })

  test('the page of the API works without a network: everything it loads is served here', async () => {
    const app = await anAppOn(city.sql)
    const page = await app.inject({ url: '/api/docs', headers: { accept: 'text/html' } })
    const html =
      page.statusCode === 302
        ? await app.inject({
            url: new URL(page.headers.location ?? '', 'http://city.invalid/api/docs').pathname,
          })
        : page
    expect(html.statusCode).toBe(200)
    const loads = [...html.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(
      ([, target = '']) => target,
    )
    expect(loads.length).toBeGreaterThan(3)
    for (const target of loads) {
      expect(target).not.toMatch(/^(https?:)?\/\//)
      const path = new URL(target, 'http://city.invalid/api/docs/').pathname
      expect((await app.inject({ url: path })).statusCode, path).toBe(200)
    }
    // The policy of every page forbids inline scripts, so none may stand here.
    expect(html.body).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>\s*\S/)
    const start = await app.inject({ url: '/api/docs/static/swagger-initializer.js' })
    expect(start.statusCode).toBe(200)
    const urls = [
      ...start.body.replace(/^\s*\/\/.*$/gm, '').matchAll(/https?:\/\/[^\s'"`)]+/g),
    ].map(([url]) => url)
    expect(urls.filter((url) => !/^http:\/\/www\.w3\.org\//.test(url))).toEqual([])
  })

  test('the catalogue of refusals is readable by anybody', async () => {
    const { 'not-found': one } = (
      await (await anAppOn(city.sql)).inject({ url: '/api/problems' })
    ).json<Record<string, { status: number }>>()
    expect(one).toMatchObject({ status: 404 })
  })
})
