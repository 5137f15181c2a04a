import { randomUUID } from 'node:crypto'
import { syntheticIdentity } from '@bihuan/core/identity/synthetic.ts'
import { hourMs, instantOf } from '@bihuan/core/time/instant.ts'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../door/actor.ts'
import { aFamily, type Somebody, type TestFamily } from './a-family.ts'
import { askProxy } from './ask-proxy.ts'
import { confirmProxy } from './confirm-proxy.ts'
import { endProxy } from './end-proxy.ts'
import { issueActivation } from './issue-activation.ts'
import { ownFamily } from './own-family.ts'
import { ownHome } from './own-home.ts'
import { ownReads } from './own-reads.ts'
import { proxyUntil } from './proxy-until.ts'

let it: TestFamily
let wang: Actor
beforeAll(async () => {
  it = await aFamily()
  wang = await it.actorOf(it.wang)
})

type Relation = 'child' | 'grandparent' | 'sibling'
const ask = async (
  actor: Actor,
  of: Pick<Somebody, 'document' | 'name'>,
  relation: Relation = 'sibling',
) => {
  await it.city.sql`delete from code_quotas`
  return it.city.run(askProxy, actor, { ...of.document, name: of.name, relation })
}
const confirm = (
  actor: Actor,
  attempt: string,
  code: string,
  at = it.city.start,
  id = randomUUID(),
) => it.city.run(confirmProxy, actor, { attempt, code, consent: true }, at, id)
const printed = async (person: string) => {
  const { activation } = await it.city.run(issueActivation, it.city.actor('grid-worker'), {
    person,
  })
  return it.city.city.keys.activationCode(activation)
}
/** Acts for somebody by a code to their phone, or a printed one. */
const act = async (actor: Actor, of: Somebody, relation: Relation = 'sibling') => {
  const { attempt } = await ask(actor, of, relation)
  const code = of.phone === null ? await printed(of.person) : (await it.lastText()).code
  return confirm(actor, attempt, code)
}

describe('somebody acts for another', () => {
  test('only as a resident, and only with an account that entered by a code', async () => {
    const input = { ...it.granny.document, name: it.granny.name, relation: 'grandparent' as const }
    for (const actor of [it.city.actor('sampler'), it.city.actor('administrator')])
      await expect(it.city.run(askProxy, actor, input)).rejects.toMatchObject({
        code: 'access.role-may-not',
      })
    const made = { ...it.city.actor('resident', '410105001001', `person:${it.granny.person}`) }
    await expect(it.city.run(askProxy, made, input)).rejects.toMatchObject({
      code: 'person.unknown',
    })
    await expect(it.city.ask(ownHome, made, { person: it.granny.person })).rejects.toMatchObject({
      code: 'person.unknown',
    })
  })

  test('after a code went to the phone of the other, with the masked name of who asks', async () => {
    const { attempt } = await ask(wang, it.smith)
    const { phone, text, code } = await it.lastText()
    expect(phone).toBe(it.smith.phone)
    expect(text).toContain('王*明')
    const { person, until } = await confirm(wang, attempt, code)
    expect(person).toBe(it.smith.person)
    expect(until).toBe('2023-01-13T16:00:00.000Z')
    expect(await it.city.ask(ownHome, wang, { person: it.smith.person })).toMatchObject({
      name: 'John Smith',
    })
  })

  test('or gave the printed code: a child until eighteen, a grandmother for a year', async () => {
    expect(await act(wang, it.child, 'child')).toEqual({
      person: it.child.person,
      until: '2030-05-31T16:00:00.000Z',
    })
    await act(wang, it.granny, 'grandparent')
    const { people } = await it.city.ask(ownFamily, wang, {})
    expect(people.map(({ name, age, relation }) => [name, age, relation])).toEqual([
      ['王小明', 37, 'self'],
      ['John Smith', 32, 'sibling'],
      ['王乐乐', 9, 'child'],
      ['李桂英', 86, 'grandparent'],
    ])
    const granny = await it.actorOf(it.granny)
    expect((await it.city.ask(ownFamily, granny, {})).proxies).toMatchObject([
      { nameMasked: '王*明', relation: 'grandparent' },
    ])
  })

  test('again without a second place, for a consent given twice is the newer one', async () => {
    await act(wang, it.granny, 'grandparent')
    const { people } = await it.city.ask(ownFamily, wang, {})
    expect(people.filter(({ person }) => person === it.granny.person)).toHaveLength(1)
  })

  test('not for oneself', async () => {
    await expect(ask(wang, it.wang)).rejects.toMatchObject({ code: 'proxy.self' })
  })

  test('not by a wrong code, which uses up a try though the command is refused', async () => {
    const { attempt } = await ask(wang, it.smith)
    const { code } = await it.lastText()
    const wrong = code === '000000' ? '111111' : '000000'
    for (let n = 4; n >= 0; n -= 1)
      await expect(confirm(wang, attempt, wrong)).rejects.toMatchObject({
        code: 'resident.code-refused',
        values: { left: String(n) },
      })
    await expect(confirm(wang, attempt, code)).rejects.toMatchObject({
      code: 'resident.code-refused',
    })
  })

  test('not with the attempt of another, and nobody enters with one', async () => {
    const { attempt } = await ask(wang, it.smith)
    const { code } = await it.lastText()
    const granny = await it.actorOf(it.granny)
    await expect(confirm(granny, attempt, code)).rejects.toMatchObject({
      code: 'resident.code-refused',
    })
    expect((await it.post('/api/v1/resident-sessions', { attempt, code })).statusCode).toBe(401)
    expect((await confirm(wang, attempt, code)).person).toBe(it.smith.person)
  })

  test('with the same answer for nobody as for somebody, and no code of a decoy consents', async () => {
    const known = await ask(wang, it.smith)
    const absent = {
      name: '张不在',
      document: { ...it.wang.document, number: syntheticIdentity(78, 'female').number },
    }
    for (const one of [absent, { ...it.smith, name: 'Jane Smith' }]) {
      const decoy = await ask(wang, one)
      expect(Object.keys(decoy)).toEqual(Object.keys(known))
      const { phone, code } = await it.lastText()
      expect(phone).toBeNull()
      await expect(confirm(wang, decoy.attempt, code)).rejects.toMatchObject({
        code: 'resident.code-refused',
      })
    }
  })

  test('with one answer for one id, however often it is sent', async () => {
    const { attempt } = await ask(wang, it.smith)
    const { code } = await it.lastText()
    const id = randomUUID()
    const first = await confirm(wang, attempt, code, it.city.start, id)
    expect(await confirm(wang, attempt, code, it.city.start, id)).toEqual(first)
  })
})

describe('who may look', () => {
  test('is nobody else: a neighbour and a number that nobody has are answered alike', async () => {
    const smith = await it.actorOf(it.smith)
    const answers = []
    for (const person of [it.wang.person, it.granny.person, '410100999999999'])
      answers.push(
        await it.city.ask(ownHome, smith, { person }).catch((error) => ({ ...error, stack: '' })),
      )
    expect(answers[0]).toMatchObject({ code: 'person.unknown' })
    for (const answer of answers) expect(answer).toEqual(answers[0])
  })

  test('leaves a trace when acting for another, which the other can see, and none of oneself', async () => {
    await act(wang, it.granny, 'grandparent')
    const granny = await it.actorOf(it.granny)
    await it.city.sql`delete from person_reads`
    await it.city.ask(ownHome, granny, { person: it.granny.person })
    await it.city.ask(ownHome, wang, { person: it.granny.person })
    const { reads } = await it.city.ask(ownReads, granny, { person: it.granny.person })
    expect(reads).toMatchObject([
      { role: 'resident', purpose: 'family', query: 'own.home', by: '王*明' },
    ])
    expect(reads).toHaveLength(1)
  })

  test('shows a look of an official with name and unit', async () => {
    await it.city
      .sql`insert into accounts (id, sign_in_name, display_name, role, area_code, unit, created_at)
      values ('g-1', 'g-1', '孙网格', 'grid-worker', '4101', '省委社区', ${it.city.start})`
    await it.city
      .sql`insert into person_reads (id, person_id, query, actor_id, actor_role, purpose, at)
      values (${randomUUID()}, ${it.wang.person}, 'person.record', 'g-1', 'grid-worker', 'care', ${it.city.start})`
    const { reads } = await it.city.ask(ownReads, wang, { person: it.wang.person })
    expect(reads[0]).toMatchObject({
      by: '孙网格（省委社区）',
      purpose: 'care',
      query: 'person.record',
    })
  })

  test('ends with the day that was said', async () => {
    await act(wang, it.smith)
    await it.city
      .sql`update proxies set until_at = ${it.city.start} where ended_at is null and person_id = ${it.smith.person}`
    await expect(it.city.ask(ownHome, wang, { person: it.smith.person })).rejects.toMatchObject({
      code: 'person.unknown',
    })
  })
})

describe('either side ends it', () => {
  test('who acts, and then sees nothing more', async () => {
    await act(wang, it.granny, 'grandparent')
    const id = randomUUID()
    const end = () => it.city.run(endProxy, wang, { person: it.granny.person }, it.city.start, id)
    expect(await end()).toEqual({ person: it.granny.person })
    expect(await end()).toEqual({ person: it.granny.person })
    await expect(it.city.ask(ownHome, wang, { person: it.granny.person })).rejects.toMatchObject({
      code: 'person.unknown',
    })
    await expect(it.city.run(endProxy, wang, { person: it.granny.person })).rejects.toMatchObject({
      code: 'proxy.unknown',
    })
  })

  test('who is acted for, and nobody else', async () => {
    await act(wang, it.granny, 'grandparent')
    const granny = await it.actorOf(it.granny)
    const smith = await it.actorOf(it.smith)
    const [proxy] = (await it.city.ask(ownFamily, granny, {})).proxies
    const input = { person: it.granny.person, proxy: proxy?.proxy ?? '' }
    await expect(it.city.run(endProxy, smith, input)).rejects.toMatchObject({
      code: 'proxy.unknown',
    })
    await it.city.run(endProxy, granny, input)
    await expect(it.city.ask(ownHome, wang, { person: it.granny.person })).rejects.toMatchObject({
      code: 'person.unknown',
    })
  })
})

test('of twelve confirmations at once eight stand and the others are told how many', async () => {
  const smith = await it.actorOf(it.smith)
  const others = it.round.people.slice(10, 22)
  const attempts: { attempt: string; code: string }[] = []
  for (const [n, person] of others.entries()) {
    const { number } = syntheticIdentity(200 + n * 2, 'female')
    const { keys } = it.city.city
    await it.city.sql`insert into documents (number_hash, person_id, kind, country, number_cipher)
      values (${keys.documentHash('resident-id', 'CHN', number)}, ${person}, 'resident-id', 'CHN', ${keys.seal(number)})`
    const [row] = await it.city.sql<
      { name: string }[]
    >`select name from people where id = ${person}`
    const { attempt } = await ask(smith, {
      name: row?.name ?? '',
      document: { kind: 'resident-id', country: 'CHN', number },
    })
    attempts.push({ attempt, code: await printed(person) })
  }
  const answers = await Promise.allSettled(
    attempts.map(({ attempt, code }) => confirm(smith, attempt, code)),
  )
  const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []))
  expect(refused).toHaveLength(4)
  for (const reason of refused)
    expect(reason).toMatchObject({ code: 'proxy.too-many', values: { most: '8' } })
  expect((await it.city.ask(ownFamily, smith, {})).people).toHaveLength(9)
})

test('a consent ends with the 18th birthday of who is younger, and otherwise within a year and a day', () => {
  const day = fc.date({
    min: new Date('1920-01-01'),
    max: new Date('2021-12-31'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(day, fc.nat({ max: 1_000 }), (born, later) => {
      const bornOn = born.toISOString().slice(0, 10)
      const now = instantOf('2022-01-14T08:00:00+08:00') + later * 24 * hourMs
      const until = proxyUntil(bornOn, now)
      const years = (until - instantOf(`${bornOn}T00:00:00+08:00`)) / (365.2425 * 24 * hourMs)
      expect(until).toBeGreaterThan(now)
      if (years < 19.01 && years > 17.99 && until - now > 366.5 * 24 * hourMs)
        expect(Math.abs(years - 18)).toBeLessThan(0.01)
      else expect(until - now).toBeLessThanOrEqual(366 * 24 * hourMs)
    }),
  )
  expect(proxyUntil('2008-02-29', instantOf('2022-01-14T08:00:00+08:00'))).toBe(
    instantOf('2026-03-01T00:00:00+08:00'),
  )
})
