import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { systemClock } from '../clock.ts'
import { buildApp } from '../http/app.ts'
import { aFamily, type TestFamily } from './a-family.ts'

let it: TestFamily
beforeAll(async () => {
  it = await aFamily()
})

const doors = [
  { method: 'GET', url: '/api/v1/demo/residents' },
  { method: 'GET', url: '/api/v1/demo/messages' },
  { method: 'POST', url: '/api/v1/demo/resident-sessions' },
] as const

async function aRealCity(): Promise<FastifyInstance> {
  const app = await buildApp(
    { city: it.city.city, clock: systemClock, demo: null, findActor: async () => null },
    { version: 'test', webFolder: null, log: false },
  )
  onTestFinished(() => app.close())
  return app
}

describe('an invented city', () => {
  test('lets nobody be anybody, and shows no texts, where it is a real one', async () => {
    const app = await aRealCity()
    for (const { method, url } of doors) {
      const answer = await app.inject({
        method,
        url,
        ...(method === 'POST' ? { payload: { person: it.wang.person } } : {}),
      })
      expect([url, answer.statusCode]).toEqual([url, 404])
      expect(answer.body).not.toContain(it.wang.person)
    }
  })

  test('offers somebody for each story that is happening, everybody once', async () => {
    const { sql } = it.city
    const { round } = it.round
    await sql`update people set household_id = 20 where id = ${it.round.people[39] ?? ''}`
    const before = (await it.app.inject({ url: doors[0].url })).json<{
      residents: { person: string; story: string; age: number }[]
    }>().residents
    const stories = before.map(({ story }) => story)
    expect(stories).toEqual(['foreigner', 'old', 'family', 'due'])
    expect(before.find(({ story }) => story === 'foreigner')?.person).toBe(it.smith.person)
    expect(before.find(({ story }) => story === 'old')).toMatchObject({
      person: it.granny.person,
      age: 86,
    })
    expect(before.find(({ story }) => story === 'family')?.person).toBe(it.wang.person)
    expect(new Set(before.map(({ person }) => person)).size).toBe(before.length)
    await sql`insert into tubes (id, opened_at, sealed_at, resulted_at, round_id, site_id, device_id, pool_size, sitting, member_count, state, result)
      values (4101000000301, ${it.city.start}, ${it.city.start}, ${it.city.start}, ${round}, 1, 101, 10, 0, 1, 'sealed', 'negative')`
    await sql`insert into samples (person_id, tube_id, sampled_at, round_id, sitting) values (${it.round.people[20] ?? ''}, 4101000000301, ${it.city.start}, ${round}, 0)`
    const after = (await it.app.inject({ url: doors[0].url })).json<{ residents: object[] }>()
    expect(after.residents).toContainEqual(
      expect.objectContaining({ person: it.round.people[20], story: 'negative' }),
    )
  })

  test('lets one enter as one of them, by cookie, and refuses whom there is not', async () => {
    const enter = (person: string) =>
      it.app.inject({ method: 'POST', url: doors[2].url, payload: { person } })
    const answer = await enter(it.granny.person)
    expect(answer.statusCode).toBe(200)
    const [cookie] = answer.cookies
    const family = await it.app.inject({
      url: '/api/v1/family',
      cookies: { [cookie?.name ?? '']: cookie?.value ?? '' },
    })
    expect(family.json()).toMatchObject({ people: [{ person: it.granny.person, name: '李桂英' }] })
    expect((await enter('410100999999999')).statusCode).toBe(404)
  })

  test('shows the texts that phones would have received', async () => {
    const body = { ...it.wang.document, name: it.wang.name }
    const { attempt } = (await it.post('/api/v1/resident-codes', body)).json<{ attempt: string }>()
    const { messages } = (await it.app.inject({ url: doors[1].url })).json<{
      messages: { phoneMasked: string; text: string }[]
    }>()
    expect(messages[0]).toMatchObject({ phoneMasked: '100****0001' })
    const code = /\d{6}/.exec(messages[0]?.text ?? '')?.[0] ?? ''
    const answer = await it.post('/api/v1/resident-sessions', { attempt, code })
    expect(answer.statusCode).toBe(200)
  })
})
