import { randomUUID } from 'node:crypto'
import Type from 'typebox'
import { beforeAll, describe, expect, test } from 'vitest'
import { createAccount } from '../accounts/create-account.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { command } from './command.ts'
import { Problem } from './problem.ts'

let city: TestCity
beforeAll(async () => {
  city = await aCity()
})

/** A command that counts how often it really ran; the mark is its only write. */
const mark = command({
  name: 'test.mark',
  summary: 'Leave a mark',
  roles: ['sampler'],
  input: Type.Object(
    { subject: Type.String(), fail: Type.Optional(Type.Boolean()) },
    { additionalProperties: false },
  ),
  outcome: Type.Object({ mark: Type.String() }),
  area: () => '410105',
  async run(tx, input, request) {
    await tx`insert into refusals (id, name, actor_id, actor_role, code, at) values (${randomUUID()}, 'ran', ${input.subject}, 'test', 'ran', ${request.now})`
    if (input.fail) throw new Problem('round.closed', { round: '1' })
    return { mark: randomUUID() }
  },
})

const timesRun = async (subject: string) => {
  const [row] = await city.sql<
    { n: number }[]
  >`select count(*)::int as n from refusals where name = 'ran' and actor_id = ${subject}`
  return row?.n
}

describe('execute', () => {
  test('refuses a role that may not, and keeps the attempt', async () => {
    const id = randomUUID()
    await expect(
      city.run(mark, city.actor('courier'), { subject: 'a' }, city.start, id),
    ).rejects.toMatchObject({ code: 'access.role-may-not' })
    expect(await city.sql`select code, actor_role from refusals where command_id = ${id}`).toEqual([
      { code: 'access.role-may-not', actorRole: 'courier' },
    ])
  })

  test('refuses another area than the own', async () => {
    await expect(
      city.run(mark, city.actor('sampler', '410102'), { subject: 'b' }),
    ).rejects.toMatchObject({ code: 'access.area-is-not-yours' })
    expect(await timesRun('b')).toBe(0)
  })

  test('refuses malformed input and points at the fault', async () => {
    const refused = city.run(mark, city.actor('sampler'), { subject: 5 } as never)
    await expect(refused).rejects.toMatchObject({
      code: 'input.malformed',
      items: [{ pointer: '/subject' }],
    })
  })

  test('answers a repeated id with the recorded answer, even when both arrive at once', async () => {
    const id = randomUUID()
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() =>
        city.run(mark, city.actor('sampler'), { subject: 'c' }, city.start, id),
      ),
    )
    answers.push(await city.run(mark, city.actor('sampler'), { subject: 'c' }, city.start, id))
    expect(new Set(answers.map((answer) => answer.mark)).size).toBe(1)
    expect(await timesRun('c')).toBe(1)
    expect(
      await city.sql`select name, actor_role, area_code from commands where id = ${id}`,
    ).toEqual([{ name: 'test.mark', actorRole: 'sampler', areaCode: '410105' }])
  })

  test('refuses the same id with another body', async () => {
    const id = randomUUID()
    await city.run(mark, city.actor('sampler'), { subject: 'd' }, city.start, id)
    await expect(
      city.run(mark, city.actor('sampler'), { subject: 'e' }, city.start, id),
    ).rejects.toMatchObject({ code: 'command.id-reused' })
  })

  test('writes nothing, not even the audit row, when the command refuses', async () => {
    const id = randomUUID()
    await expect(
      city.run(mark, city.actor('sampler'), { subject: 'f', fail: true }, city.start, id),
    ).rejects.toMatchObject({ code: 'round.closed' })
    expect(await timesRun('f')).toBe(0)
    expect(await city.sql`select from commands where id = ${id}`).toHaveLength(0)
  })

  test('turns the name of a broken constraint into its refusal', async () => {
    const account = {
      signInName: 'nurse-1',
      displayName: '周*',
      role: 'sampler' as const,
      areaCode: '410105',
      unit: 'site:1',
    }
    await city.run(createAccount, city.actor('administrator'), account)
    await expect(
      city.run(createAccount, city.actor('administrator'), account),
    ).rejects.toMatchObject({ code: 'account.name-taken' })
  })
})

test('a day that does not exist and a NUL in a text are refused in words, not a fault of ours', async () => {
  const account = {
    signInName: 'nurse-9',
    displayName: 'a\u0000b',
    role: 'sampler' as const,
    areaCode: '410105',
    unit: 'site:1',
  }
  await expect(city.run(createAccount, city.actor('administrator'), account)).rejects.toMatchObject(
    { code: 'input.malformed' },
  )
})

test('what follows the commit runs once, after it, and cannot undo it', async () => {
  let seen: unknown[] = []
  const followed = command({
    ...mark,
    name: 'test.followed',
    async after(at, outcome, { id }) {
      const rows = await at.sql`select id from commands where id = ${id}`
      seen = [...seen, rows.length, outcome]
      throw new Error('away')
    },
  })
  const id = randomUUID()
  const run = () => city.run(followed, city.actor('sampler'), { subject: 'after' }, city.start, id)
  const outcome = await run()
  expect(await run()).toEqual(outcome)
  expect(seen).toEqual([1, outcome])
  expect(await timesRun('after')).toBe(1)
})
