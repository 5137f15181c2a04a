import { beforeAll, describe, expect, test } from 'vitest'
import { aCity, type TestCity } from '../testing/a-city.ts'
import type { Reader } from './sql.ts'
import { together } from './together.ts'

let city: TestCity
beforeAll(async () => {
  city = await aCity()
})

type Row = { place: number; square: string }

/** Squares of numbers by one statement for a group; `groups` keeps how large each was. */
function squares(groups: number[]) {
  return together<number, Row>((sql, asks) => {
    groups.push(asks.length)
    return sql<Row[]>`
      select a.place, (n.n::bigint * n.n)::text as square
      from generate_subscripts(${[...asks]}::int[], 1) a (place)
      cross join lateral (select (${[...asks]}::int[])[a.place] as n) n
      where n.n % 7 <> 0 order by random()`
  })
}
const numbers = (many: number) => Array.from({ length: many }, (_, n) => n + 1)

describe('readers who wait at the same moment', () => {
  test('are answered by few statements, each with what is theirs and nothing else', async () => {
    const groups: number[] = []
    const square = squares(groups)
    const answers = await Promise.all(numbers(5_000).map((n) => square(city.sql, n)))
    for (const [at, rows] of answers.entries()) {
      const n = at + 1
      expect(rows.map((row) => row.square)).toEqual(n % 7 === 0 ? [] : [String(n * n)])
    }
    expect(Math.max(...groups)).toBe(200)
    expect(groups.length).toBe(25)
  })

  test('wait for nobody when they are alone, and come in as they like', async () => {
    const groups: number[] = []
    const square = squares(groups)
    expect(await square(city.sql, 3)).toMatchObject([{ square: '9' }])
    const late = numbers(300).map(async (n) => {
      await new Promise((over) => setTimeout(over, n % 40))
      return square(city.sql, n)
    })
    const answers = await Promise.all(late)
    expect(answers.map(([row]) => row?.square ?? null)).toEqual(
      numbers(300).map((n) => (n % 7 === 0 ? null : String(n * n))),
    )
    expect(groups.length).toBeGreaterThan(2)
  })

  test('are not refused for the ask of another', async () => {
    const inverse = together<number, { place: number; value: string }>(
      (sql, asks) => sql`
        select a.place, (100 / (${[...asks]}::int[])[a.place])::text as value
        from generate_subscripts(${[...asks]}::int[], 1) a (place)`,
    )
    const answers = await Promise.allSettled([4, 0, 5].map((n) => inverse(city.sql, n)))
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(answers[2]).toMatchObject({ value: [{ value: '20' }] })
    expect(await inverse(city.sql, 10)).toMatchObject([{ value: '10' }])
  })

  test('in a transaction read what it has written, and nobody else does', async () => {
    const count = together<null, { place: number; found: number }>(async (sql, asks) => {
      const [row] = await sql<{ found: number }[]>`select count(*)::int as found from areas`
      return asks.map((_, at) => ({ place: at + 1, found: row?.found ?? -1 }))
    })
    await city.sql.begin(async (tx) => {
      await tx`insert into areas (code, level, name) values ('4101', 'city', '郑州市')`
      const [inside, outside] = await Promise.all([count(tx, null), count(city.sql, null)])
      expect([inside[0]?.found, outside[0]?.found]).toEqual([1, 0])
    })
  })

  test('are all refused where a statement answers for somebody who did not ask', async () => {
    const wrong = together<string, { place: number }>(async () => [{ place: 2 }])
    const sql: Reader = city.sql
    await expect(wrong(sql, 'one')).rejects.toThrow('a row for reader 2 of 1')
  })
})
