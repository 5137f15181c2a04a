import { syntheticIdentity } from '@bihuan/core/identity/synthetic.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { aFamily, type TestFamily } from './a-family.ts'
import { ownCode } from './own-code.ts'
import { ownFamily } from './own-family.ts'
import { ownHistory } from './own-history.ts'
import { ownHome } from './own-home.ts'
import { seeDocument } from './see-document.ts'

let it: TestFamily
beforeAll(async () => {
  it = await aFamily()
})

let serial = 1_000
const newcomer = () => {
  serial += 2
  return {
    kind: 'resident-id' as const,
    country: 'CHN',
    number: syntheticIdentity(serial, 'female').number,
    name: '赵新来',
    sex: 'female' as const,
    bornOn: '1991-02-03',
    phone: '10020000099',
    community: '410105001001',
    address: '某某路 1 号院 2 楼',
  }
}
const ask = async (input: object) => {
  await it.city.sql`delete from code_quotas`
  return it.post('/api/v1/resident-registrations', input)
}
const register = async (input = newcomer()) => {
  const { attempt } = (await ask(input)).json<{ attempt: string }>()
  const { code } = await it.lastText()
  const answer = await it.post('/api/v1/resident-sessions', { attempt, code })
  expect(answer.statusCode).toBe(200)
  const [made] = await it.city.sql<{ person: string; account: string }[]>`
    select outcome ->> 'person' as person, outcome ->> 'account' as account from commands where name = 'resident.enter' order by recorded_at desc limit 1`
  if (!made) throw new Error('nobody was made')
  const actor = {
    id: made.account,
    name: input.name,
    role: 'resident' as const,
    areaCode: '410105001001',
    unit: `person:${made.person}`,
  }
  return { ...made, actor }
}

describe('somebody whom the city does not know', () => {
  test('registers with a code that goes to the phone given, and has a home of their own', async () => {
    const { person, actor } = await register()
    expect((await it.lastText()).phone).toBe('10020000099')
    expect(person).toMatch(/^41018\d{10}$/)
    const { people } = await it.city.ask(ownFamily, actor, {})
    expect(people).toMatchObject([
      { person, name: '赵新来', relation: 'self', documentSeen: false },
    ])
    const [row] = await it.city.sql<{ community: string; addressCipher: Buffer }[]>`
      select b.community_code as community, s.address_cipher from people p join households h on h.id = p.household_id
      join buildings b on b.id = h.building_id join self_registrations s on s.person_id = p.id where p.id = ${person}`
    expect(row?.community).toBe('410105001001')
    expect(it.city.city.keys.open(row?.addressCipher ?? Buffer.alloc(0))).toBe('某某路 1 号院 2 楼')
  })

  test('is not there before the code came back', async () => {
    const input = newcomer()
    await ask(input)
    const [row] = await it.city.sql`select count(*)::int as n from people where name = '不在册'`
    expect(row).toEqual({ n: 0 })
    await ask({ ...input, name: '不在册' })
    expect(await it.city.sql`select from people where name = '不在册'`).toHaveLength(0)
  })

  test('sees no results until an official has seen the document, and then does', async () => {
    const { person, actor } = await register()
    const tube = '4101000000000'
    await it.city
      .sql`insert into tubes (id, opened_at, sealed_at, resulted_at, round_id, site_id, device_id, pool_size, sitting, member_count, state, result)
      values (${tube}, ${it.city.start}, ${it.city.start}, ${it.city.start}, ${it.round.round}, 1, 101, 10, 0, 1, 'sealed', 'negative')
      on conflict do nothing`
    await it.city
      .sql`insert into samples (person_id, tube_id, sampled_at, round_id, sitting) values (${person}, ${tube}, ${it.city.start}, ${it.round.round}, 0)`
    const home = () => it.city.ask(ownHome, actor, { person })
    const history = () => it.city.ask(ownHistory, actor, { person })
    expect(await home()).toMatchObject({
      newest: null,
      held: false,
      round: { sampled: { site: '1号采样点' } },
    })
    expect((await history()).results).toEqual([])
    const input = { person, at: isoOf(it.city.start - 1_000) }
    await expect(it.city.run(seeDocument, actor, input)).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    const seen = await it.city.run(seeDocument, it.city.actor('sampler', '410102'), input)
    expect(seen).toEqual({ person, seenAt: input.at })
    expect(await home()).toMatchObject({ newest: { answer: 'negative' } })
    expect((await history()).results).toHaveLength(1)
    const again = await it.city.run(seeDocument, it.city.actor('registrar'), {
      person,
      at: isoOf(it.city.start),
    })
    expect(again).toEqual(seen)
    expect((await it.city.ask(ownCode, actor, { person, form: 'screen' })).text).toMatch(/^R1/)
  })

  test('cannot become somebody whom the city knows by typing a number', async () => {
    const { number, kind, country } = it.wang.document
    const stolen = await ask({ ...newcomer(), kind, country, number })
    const honest = await ask(newcomer())
    expect(Object.keys(stolen.json<object>())).toEqual(Object.keys(honest.json<object>()))
    await ask({ ...newcomer(), kind, country, number })
    expect((await it.lastText()).phone).toBeNull()
    await ask({ ...newcomer(), kind, country, number, name: it.wang.name })
    expect((await it.lastText()).phone).toBe(it.wang.phone)
  })

  test('is one person when two registrations of one document come back', async () => {
    const input = newcomer()
    const attempts = []
    for (let n = 0; n < 2; n += 1) {
      const { attempt } = (await ask(input)).json<{ attempt: string }>()
      attempts.push({ attempt, code: (await it.lastText()).code })
    }
    const answers = await Promise.all(
      attempts.map((one) => it.post('/api/v1/resident-sessions', one)),
    )
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
  })

  test.each([
    [{ bornOn: '1991-02-30' }, 'input.malformed'],
    [{ bornOn: '2031-02-03' }, 'input.malformed'],
    [{ community: '410105001999' }, 'city.area-unknown'],
    [{ community: '410105' }, 'city.area-unknown'],
    [{ number: '410199188403050011' }, 'person.document-refused'],
    [{ phone: 'none' }, 'input.malformed'],
  ])('is told what is wrong with %j', async (wrong, code) => {
    expect((await ask({ ...newcomer(), ...wrong })).json()).toMatchObject({ code })
  })

  test('finds the communities without a session, by name and code only', async () => {
    const answer = await it.app.inject({ url: '/api/v1/registration-areas?parent=410105001' })
    expect(answer.json()).toEqual({
      areas: [{ code: '410105001001', level: 'community', name: '省委社区' }],
    })
  })
})
