import { randomUUID } from 'node:crypto'
import { syntheticIdentity } from '@bihuan/core/identity/synthetic.ts'
import fastify from 'fastify'
import { beforeAll, expect, test } from 'vitest'
import { routes } from '../http/routes.ts'
import { aFamily, type TestFamily } from './a-family.ts'

let it: TestFamily
/** Everything that the city knows about one person: none of it may stand in an answer to a stranger. */
let secrets: string[]
beforeAll(async () => {
  it = await aFamily()
  const { round, wang, city } = it
  await city.sql`insert into tubes (id, opened_at, sealed_at, resulted_at, round_id, site_id, device_id, pool_size, sitting, member_count, state, result)
    values (4101000000007, ${city.start}, ${city.start}, ${city.start}, ${round.round}, 1, 101, 10, 0, 1, 'sealed', 'negative')`
  await city.sql`insert into samples (person_id, tube_id, sampled_at, round_id, sitting) values (${wang.person}, 4101000000007, ${city.start}, ${round.round}, 0)`
  await it.actorOf(wang)
  secrets = [
    wang.person,
    wang.phone ?? '',
    '4101000000007',
    '1984-03-05',
    '1号楼',
    '1号院',
    'negative',
  ]
})

type Asked = { method: 'GET' | 'POST' | 'DELETE'; url: string }
type Answer = { status: number; body: string }
type Ask = (asked: Asked, given: Record<string, string>) => Promise<Answer>

const given = (name: string, number: string) => ({
  kind: 'resident-id',
  country: 'CHN',
  number,
  name,
  person: it.wang.person,
  sex: 'female',
  bornOn: '1984-03-05',
  phone: '10020000077',
  community: '410105001001',
  address: 'x',
  purpose: 'result-inquiry',
  relation: 'child',
})

/** The doors that answer a stranger at all; demo doors are for invented cities and tested apart. */
const publicDoors: Asked[] = [
  { method: 'POST', url: '/api/v1/resident-codes' },
  { method: 'POST', url: '/api/v1/resident-registrations' },
  { method: 'POST', url: '/api/v1/resident-sessions' },
  { method: 'POST', url: '/api/v1/sessions' },
  { method: 'DELETE', url: '/api/v1/sessions' },
  { method: 'GET', url: '/api/v1/me' },
  { method: 'GET', url: '/api/v1/events' },
  { method: 'GET', url: '/api/v1/registration-areas' },
  { method: 'GET', url: '/api/v1/passes/bundle' },
  { method: 'GET', url: '/livez' },
  { method: 'GET', url: '/readyz' },
  { method: 'GET', url: '/version' },
]
const doorsOf = (person: string): Asked[] => [
  ...publicDoors,
  ...routes.map(({ method, path }) => ({
    method,
    url: path
      .replace(/:person/g, person)
      .replace(/:round/g, '2022018')
      .replace(/:\w+/g, '1'),
  })),
]

const ask: Ask = async ({ method, url }, body) => {
  await it.city.sql`delete from code_quotas`
  const fields: Record<string, Record<string, string>> = {
    '/api/v1/resident-codes': pick(body, ['kind', 'country', 'number', 'name']),
    '/api/v1/resident-registrations': pick(body, [
      'kind',
      'country',
      'number',
      'name',
      'sex',
      'bornOn',
      'phone',
      'community',
      'address',
    ]),
    '/api/v1/resident-sessions': { attempt: randomUUID(), code: '000000' },
    '/api/v1/sessions': { signInName: body.name ?? '', password: body.number ?? '' },
  }
  const answer = await it.app.inject({
    method,
    url: method === 'GET' ? `${url}?${new URLSearchParams(body)}` : url,
    headers: { 'idempotency-key': randomUUID(), 'x-purpose': 'result-inquiry' },
    ...(method === 'POST' ? { payload: fields[url] ?? body } : {}),
  })
  return { status: answer.statusCode, body: answer.body }
}
function pick(body: Record<string, string>, names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, body[name] ?? '']))
}

/** Ids and times differ from answer to answer; what was sent may come back. */
const bare = ({ status, body }: Answer) =>
  `${status} ${body
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '<id>')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>')
    .replace(/"skewMs":-?\d+/g, '')}`

/** What a stranger learns with a right name and number: secrets in an answer, or an answer that differs from nobody's. */
async function learnt(by: Ask, doors: readonly Asked[]): Promise<string[]> {
  const found: string[] = []
  for (const door of doors) {
    const right = await by(door, given(it.wang.name, it.wang.document.number))
    const nobody = await by(door, given('张不在', syntheticIdentity(91, 'female').number))
    for (const secret of secrets)
      if (right.body.includes(secret) && !door.url.includes(secret))
        found.push(`${door.method} ${door.url} shows ${secret}`)
    if (bare(right) !== bare(nobody))
      found.push(`${door.method} ${door.url} tells whether somebody is there`)
  }
  return found
}

test('nothing is ever shown for a name and a number alone, at any door', async () => {
  expect(await learnt(ask, doorsOf(it.wang.person))).toEqual([])
})

test('every door of the table wants a session, whatever is sent', async () => {
  for (const door of doorsOf(it.wang.person).slice(publicDoors.length)) {
    const { status } = await ask(door, given(it.wang.name, it.wang.document.number))
    expect([door.url, status]).toEqual([door.url, 401])
  }
})

test('a door that shows a result for a name and a number is found, and one that only tells that somebody is there', async () => {
  const bad = fastify()
  bad.post('/planted/result', async (request) => {
    const { number } = request.body as { number: string }
    return number === it.wang.document.number ? { result: 'negative' } : { result: null }
  })
  bad.post('/planted/known', async (request) => {
    const { number } = request.body as { number: string }
    return { sent: number === it.wang.document.number }
  })
  const byPlanted: Ask = async ({ method, url }, payload) => {
    const answer = await bad.inject({ method, url, payload })
    return { status: answer.statusCode, body: answer.body }
  }
  const doors: Asked[] = [
    { method: 'POST', url: '/planted/result' },
    { method: 'POST', url: '/planted/known' },
  ]
  expect(await learnt(byPlanted, doors)).toEqual([
    'POST /planted/result shows negative',
    'POST /planted/result tells whether somebody is there',
    'POST /planted/known tells whether somebody is there',
  ])
  await bad.close()
})
