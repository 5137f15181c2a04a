import { randomUUID } from 'node:crypto'
import { syntheticIdentity } from '@bihuan/core/identity/synthetic.ts'
import { hourMs } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { aFamily, type Somebody, type TestFamily } from './a-family.ts'
import { issueActivation } from './issue-activation.ts'
import { showActivation } from './show-activation.ts'

let it: TestFamily
beforeAll(async () => {
  it = await aFamily()
})

const forget = () => it.city.sql`delete from code_quotas`
const ask = async ({ document, name }: Pick<Somebody, 'document' | 'name'>) => {
  await forget()
  const answer = await it.post('/api/v1/resident-codes', { ...document, name })
  expect(answer.statusCode).toBe(200)
  return answer.json<{ attempt: string; expiresAt: string }>()
}
const enter = (attempt: string, code: string) =>
  it.post('/api/v1/resident-sessions', { attempt, code })
const nobody = {
  name: '张不在',
  document: {
    kind: 'resident-id' as const,
    country: 'CHN',
    number: syntheticIdentity(77, 'male').number,
  },
}
const other = (code: string) => (code === '000000' ? '111111' : '000000')

describe('a code is asked for', () => {
  test('and goes to the phone on record of whoever has the document and the name', async () => {
    await ask(it.wang)
    expect(await it.lastText()).toMatchObject({ phone: it.wang.phone })
    await ask({ ...it.smith, name: 'SMITH  john'.split(' ').reverse().join(' ') })
    expect(await it.lastText()).toMatchObject({ phone: it.smith.phone })
  })

  test('and goes to nobody for another name, no phone or no such document', async () => {
    for (const one of [{ ...it.wang, name: '王小红' }, it.granny, nobody]) {
      await ask(one)
      expect((await it.lastText()).phone).toBeNull()
    }
  })

  test('with the same answer and as many rows, whoever it is', async () => {
    const shapes = []
    for (const one of [it.wang, { ...it.wang, name: '王小红' }, it.granny, nobody]) {
      const rows = () => it.city.sql<{ n: number }[]>`
        select (select count(*) from code_attempts)::int + (select count(*) from messages)::int + (select count(*) from code_quotas)::int as n`
      await forget()
      const [before] = await rows()
      const answer = await it.post('/api/v1/resident-codes', { ...one.document, name: one.name })
      const [after] = await rows()
      const { attempt, expiresAt, ...rest } = answer.json<Record<string, string>>()
      expect(attempt).toMatch(/^[0-9a-f-]{36}$/)
      shapes.push({
        status: answer.statusCode,
        headers: Object.keys(answer.headers).sort(),
        rest,
        minutes: Math.round((Date.parse(expiresAt ?? '') - Date.now()) / 60_000),
        rows: (after?.n ?? 0) - (before?.n ?? 0),
      })
    }
    expect(shapes[0]).toMatchObject({ status: 200, rest: {}, minutes: 10, rows: 3 })
    for (const shape of shapes) expect(shape).toEqual(shapes[0])
  })

  test('five times an hour for one document, known or not, and then not for a while', async () => {
    for (const one of [it.wang, nobody]) {
      await forget()
      const statuses = []
      for (let n = 0; n < 6; n += 1) {
        const answer = await it.post('/api/v1/resident-codes', { ...one.document, name: one.name })
        statuses.push(answer.statusCode)
        if (n < 5) continue
        expect(answer.json()).toMatchObject({ code: 'access.too-many-attempts' })
        expect(Number(answer.headers['retry-after'])).toBeGreaterThan(3_000)
      }
      expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
    }
    await it.city.sql`update code_quotas set opened_at = opened_at - interval '61 minutes'`
    expect(
      (await it.post('/api/v1/resident-codes', { ...it.wang.document, name: '王小明' })).statusCode,
    ).toBe(200)
  })

  test('not even ten at once are more than five', async () => {
    await forget()
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        it.post('/api/v1/resident-codes', { ...it.wang.document, name: it.wang.name }),
      ),
    )
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(5)
  })

  test('for no number that cannot be one', async () => {
    const answer = await it.post('/api/v1/resident-codes', {
      ...it.wang.document,
      number: '410199188403050011',
      name: 'x',
    })
    expect(answer.json()).toMatchObject({ code: 'person.document-refused' })
  })
})

describe('a code', () => {
  test('opens a session for the person, and is then over', async () => {
    const { attempt } = await ask(it.wang)
    const { code } = await it.lastText()
    const answer = await enter(attempt, code)
    expect(answer.statusCode).toBe(200)
    expect(String(answer.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict/)
    const { token } = answer.json<{ token: string }>()
    const me = await it.app.inject({
      url: '/api/v1/me',
      headers: { authorization: `Bearer ${token}` },
    })
    expect(me.json()).toMatchObject({
      actor: {
        role: 'resident',
        name: it.wang.name,
        unit: `person:${it.wang.person}`,
        areaCode: '410105001001',
      },
    })
    expect((await enter(attempt, code)).json()).toMatchObject({ code: 'resident.code-refused' })
  })

  test('opens the same account the next time, and one when two enter at once', async () => {
    const attempts = []
    for (let n = 0; n < 2; n += 1) {
      const { attempt } = await ask(it.smith)
      attempts.push({ attempt, code: (await it.lastText()).code })
    }
    const answers = await Promise.all(attempts.map(({ attempt, code }) => enter(attempt, code)))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200])
    const accounts = await it.city
      .sql`select id from accounts where unit = ${`person:${it.smith.person}`}`
    expect(accounts).toHaveLength(1)
  })

  test('of one who enters twice at once with it opens once', async () => {
    const { attempt } = await ask(it.wang)
    const { code } = await it.lastText()
    const answers = await Promise.all([1, 2, 3].map(() => enter(attempt, code)))
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 401, 401])
  })

  test('is used up after five wrong tries, and the right one comes too late', async () => {
    const { attempt } = await ask(it.wang)
    const { code } = await it.lastText()
    const left = []
    for (let n = 0; n < 5; n += 1) {
      const answer = await enter(attempt, other(code))
      left.push(answer.json<{ values: { left: string } }>().values.left)
    }
    expect(left).toEqual(['4', '3', '2', '1', '0'])
    expect((await enter(attempt, code)).statusCode).toBe(401)
  })

  test('cannot be tried more than five times by trying at once', async () => {
    const { attempt } = await ask(it.wang)
    const { code } = await it.lastText()
    await Promise.all(Array.from({ length: 20 }, () => enter(attempt, other(code))))
    const [row] = await it.city.sql`select tries from code_attempts where id = ${attempt}`
    expect(row).toEqual({ tries: 5 })
    expect((await enter(attempt, code)).statusCode).toBe(401)
  })

  test('is over after ten minutes', async () => {
    const { attempt } = await ask(it.wang)
    const { code } = await it.lastText()
    await it.city.sql`update code_attempts set expires_at = now() where id = ${attempt}`
    expect((await enter(attempt, code)).statusCode).toBe(401)
  })

  test('opens nothing for nobody, and is refused in the same words as a wrong one', async () => {
    const wrong = await enter((await ask(it.wang)).attempt, other((await it.lastText()).code))
    const { attempt } = await ask(nobody)
    const decoy = await enter(attempt, (await it.lastText()).code)
    const plain = (answer: typeof wrong) => ({ ...answer.json<object>(), traceId: '' })
    expect(decoy.statusCode).toBe(401)
    expect(plain(decoy)).toEqual(plain(wrong))
    const unknown = await enter(randomUUID(), '123456')
    expect(unknown.json()).toMatchObject({ code: 'resident.code-refused', values: { left: '0' } })
  })

  test('is kept as a hash only, and entering stands in the audit', async () => {
    await ask(it.wang)
    const { code } = await it.lastText()
    const [row] = await it.city.sql<{ codeHash: Buffer }[]>`
      select code_hash from code_attempts order by expires_at desc limit 1`
    expect(row?.codeHash.toString('utf8')).not.toContain(code)
    expect(row?.codeHash).toHaveLength(32)
    const [entered] = await it.city.sql`
      select count(*)::int as n from commands where name = 'resident.enter'`
    expect(entered?.n).toBeGreaterThan(0)
  })
})

describe('a printed code', () => {
  const issue = async () => {
    const worker = it.city.actor('grid-worker')
    const { activation } = await it.city.run(issueActivation, worker, { person: it.granny.person })
    return { activation, worker, shown: await it.city.ask(showActivation, worker, { activation }) }
  }

  test('is given by nobody but a registrar or a grid worker of the area', async () => {
    for (const actor of [it.city.actor('sampler'), it.city.actor('resident')])
      await expect(
        it.city.run(issueActivation, actor, { person: it.granny.person }),
      ).rejects.toMatchObject({ code: 'access.role-may-not' })
    await expect(
      it.city.run(issueActivation, it.city.actor('grid-worker', '410102'), {
        person: it.granny.person,
      }),
    ).rejects.toMatchObject({ code: 'access.area-is-not-yours' })
  })

  test('lets somebody without a phone enter, once', async () => {
    const { shown } = await issue()
    expect(shown.code).toMatch(/^[0-9A-Z]{8}$/)
    const { attempt } = await ask(it.granny)
    expect((await enter(attempt, shown.code)).statusCode).toBe(200)
    const again = await ask(it.granny)
    expect((await enter(again.attempt, shown.code)).statusCode).toBe(401)
  })

  test('is nobody else’s, is over with the next one, and stands in no outcome', async () => {
    const first = await issue()
    const second = await issue()
    expect(second.shown.code).not.toBe(first.shown.code)
    const { attempt } = await ask(it.wang)
    expect((await enter(attempt, second.shown.code)).statusCode).toBe(401)
    await expect(
      it.city.ask(showActivation, first.worker, { activation: first.activation }),
    ).rejects.toMatchObject({ code: 'activation.unknown' })
    const hers = await ask(it.granny)
    expect((await enter(hers.attempt, first.shown.code)).statusCode).toBe(401)
    const rows = await it.city.sql<{ outcome: object }[]>`
      select outcome from commands where name = 'activation.issue'`
    expect(JSON.stringify(rows)).not.toContain(second.shown.code)
  })

  test('is shown to nobody but who gave it', async () => {
    const { activation } = await issue()
    const foreign = it.city.actor('grid-worker', '4101', 'another')
    await expect(it.city.ask(showActivation, foreign, { activation })).rejects.toMatchObject({
      code: 'activation.unknown',
    })
  })

  test('is over after a week', async () => {
    const { shown } = await issue()
    await it.city
      .sql`update activations set expires_at = ${it.city.start - hourMs} where used_at is null`
    const { attempt } = await ask(it.granny)
    expect((await enter(attempt, shown.code)).statusCode).toBe(401)
  })
})
