import { beforeAll, describe, expect, test } from 'vitest'
import { aPaperSite } from './a-sheet.ts'
import { findOnSheet } from './find-on-sheet.ts'
import { siteLots } from './site-lots.ts'

let site: Awaited<ReturnType<typeof aPaperSite>>
beforeAll(async () => {
  site = await aPaperSite()
})
const p = (n: number) => site.round.people[n] ?? ''

describe('the lots of a site', () => {
  test('are for staff of its area', async () => {
    const asked = { round: site.round.round, site: '1' }
    await expect(site.city.ask(siteLots, site.city.actor('courier'), asked)).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    await expect(
      site.city.ask(siteLots, site.city.actor('sampler', '410102'), asked),
    ).rejects.toMatchObject({ code: 'access.area-is-not-yours' })
    await expect(
      site.city.ask(siteLots, site.sampler(1), { ...asked, site: '77' }),
    ).rejects.toMatchObject({ code: 'site.unknown' })
  })

  test('say how many codes of each are used', async () => {
    for (const by of [1, 2]) await site.key(by, site.sheet(0, [p(0)]))
    const { siteName, lots } = await site.city.ask(siteLots, site.sampler(1), {
      round: site.round.round,
      site: '1',
    })
    expect(siteName).toBe('1号采样点')
    expect(lots).toHaveLength(16)
    const tens = lots.filter(({ poolSize, sitting }) => poolSize === 10 && sitting === 0)
    expect(tens).toEqual([
      {
        first: site.round.tube(1, 0),
        last: site.round.tube(1, 9_999),
        poolSize: 10,
        perHousehold: false,
        sitting: 0,
        quantity: 10_000,
        used: 1,
      },
    ])
  })
})

describe('a line of a sheet', () => {
  const find = (name: string, tail: string, actor = site.sampler(1)) =>
    site.city.run(findOnSheet, actor, { round: site.round.round, site: '1', name, tail })
  const withDocument = async (person: string, number: string) => {
    const { keys } = site.city.city
    await site.city.sql`
      insert into documents (number_hash, person_id, kind, country, number_cipher)
      values (${keys.documentHash('passport', 'FRA', number)}, ${person}, 'passport', 'FRA', ${keys.seal(number)})`
  }

  test('is one person by the whole name and the last six together, and leaves a trace', async () => {
    await withDocument(p(2), '14AB34567')
    expect(await find('张3', '034567')).toEqual({ person: null, several: false })
    expect(await find('张4', 'B34567')).toEqual({ person: null, several: false })
    expect(await find(' 张3 ', 'b34567')).toEqual({ person: p(2), several: false })
    expect(
      await site.city.sql`select query, purpose from person_reads where person_id = ${p(2)}`,
    ).toEqual([{ query: 'paper.find-person', purpose: 'sampling' }])
  })

  test('that fits two people is nobody until the whole number says who', async () => {
    await site.city.sql`update people set name = '张同名' where id = any(${[p(5), p(6)]}::bigint[])`
    await withDocument(p(5), 'X0123456')
    await withDocument(p(6), 'Y0123456')
    expect(await find('张同名', '123456')).toEqual({ person: null, several: true })
  })

  test('may not be looked up by who keys no sheets', async () => {
    await expect(find('张3', '123456', site.city.actor('courier'))).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
  })
})
