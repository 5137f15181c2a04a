import { randomUUID } from 'node:crypto'
import Type from 'typebox'
import { expect, test } from 'vitest'
import { aCity } from '../testing/a-city.ts'
import { command, execute } from './command.ts'
import { Problem } from './problem.ts'

const Input = Type.Object({ n: Type.Integer() })

/** A command that notes how many ran in each transaction; 13 breaks its transaction, 7 is refused alone. */
function aCounting(groups: number[][]) {
  return command({
    name: 'test.count',
    summary: 'counts',
    roles: ['sampler'],
    input: Input,
    outcome: Input,
    area: () => '4101',
    run: async (_tx, input) => input,
    together: {
      weigh: () => 1,
      weightMax: 8,
      areas: async (_sql, inputs) => inputs.map(({ n }) => (n === 5 ? '4201' : '4101')),
      async run(tx, list) {
        if (list.some(({ input }) => input.n === 13)) await tx`select 1 / 0`
        groups.push(list.map(({ input }) => input.n))
        return list.map(({ input }) => (input.n === 7 ? new Problem('claim.unknown') : input))
      },
    },
  })
}

async function aDoor() {
  const city = await aCity()
  const groups: number[][] = []
  const it = aCounting(groups)
  const send = (n: number, id: string = randomUUID()) =>
    execute(city.city, it, { n }, { id, now: city.start, actor: city.actor('sampler') })
  const recorded = async () =>
    (
      await city.sql<{ n: number }[]>`select (outcome ->> 'n')::int as n from commands order by 1`
    ).map((row) => row.n)
  return { city, groups, send, recorded }
}

test('commands that wait at one moment share transactions, and each keeps its answer and its row', async () => {
  const { groups, send, recorded } = await aDoor()
  const numbers = Array.from({ length: 40 }, (_, n) => 100 + n)
  expect(await Promise.all(numbers.map((n) => send(n)))).toEqual(numbers.map((n) => ({ n })))
  expect(groups.flat().sort()).toEqual(numbers)
  expect(groups.length).toBeLessThanOrEqual(10)
  expect(Math.max(...groups.map((group) => group.length))).toBe(8)
  expect(await recorded()).toEqual(numbers)
})

test('who is refused, or breaks the transaction, leaves the others standing', async () => {
  const { city, send, recorded } = await aDoor()
  const said = await Promise.allSettled([1, 7, 2, 13, 3, 5, 4].map((n) => send(n)))
  expect(
    said.map((one) =>
      one.status === 'fulfilled'
        ? one.value.n
        : one.reason instanceof Problem
          ? one.reason.code
          : one.reason.code,
    ),
  ).toEqual([1, 'claim.unknown', 2, '22012', 3, 'access.area-is-not-yours', 4])
  expect(await recorded()).toEqual([1, 2, 3, 4])
  const refused = await city.sql<{ code: string }[]>`select code from refusals order by code`
  expect(refused.map((row) => row.code)).toEqual(['access.area-is-not-yours', 'claim.unknown'])
})

test('one id sent many times at once runs once; another body under it is refused', async () => {
  const { groups, send, recorded } = await aDoor()
  const id = randomUUID()
  const again = await Promise.all(Array.from({ length: 12 }, () => send(21, id)))
  expect(new Set(again.map(({ n }) => n))).toEqual(new Set([21]))
  expect(groups).toEqual([[21]])
  await expect(send(22, id)).rejects.toMatchObject({ code: 'command.id-reused' })
  expect(await recorded()).toEqual([21])
})
