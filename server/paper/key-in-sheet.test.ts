import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { readFeed } from '../rounds/feed.ts'
import { upload } from '../sampling/upload.ts'
import { conserves } from '../testing/conserves.ts'
import { aPaperSite } from './a-sheet.ts'
import { dropSheet } from './drop-sheet.ts'
import { keyInSheet } from './key-in-sheet.ts'
import { openSheets } from './open-sheets.ts'

let site: Awaited<ReturnType<typeof aPaperSite>>
beforeAll(async () => {
  site = await aPaperSite()
})
afterEach(() => conserves(site.city))

const p = (n: number) => site.round.people[n] ?? ''
const sealsOf = (n: number) =>
  site.city.sql<{ deviceId: number; seq: number }[]>`
    select device_id, seq from field_events where tube_id = ${site.round.tube(1, n).slice(0, 13)}`
const tubeOf = async (n: number) =>
  (
    await site.city
      .sql`select state, member_count, device_id from tubes where id = ${site.round.tube(1, n).slice(0, 13)}`
  )[0]
const listed = (by: number) =>
  site.city.ask(openSheets, site.sampler(by), { round: site.round.round })

describe('who may key in a sheet', () => {
  test('a courier may not, nor a sampler of another district', async () => {
    const { city, sheet } = site
    await expect(
      city.run(keyInSheet, city.actor('courier'), sheet(900, [p(0)])),
    ).rejects.toMatchObject({ code: 'access.role-may-not' })
    await expect(
      city.run(keyInSheet, city.actor('sampler', '410102'), sheet(900, [p(0)])),
    ).rejects.toMatchObject({ code: 'access.area-is-not-yours' })
  })
})

describe('a sheet', () => {
  test('that two accounts key alike, seconds aside, seals its tube once under the paper device of the site', async () => {
    const people = [p(0), p(1), p(2)]
    const first = await site.key(1, site.sheet(0, people, { sealedAt: site.at(20, 5) }))
    expect(first).toEqual({
      tube: site.round.tube(1, 0),
      state: 'first',
      differences: [],
      people: [],
    })
    expect(await tubeOf(0)).toBeUndefined()
    const id = randomUUID()
    const second = site.sheet(0, people, { sealedAt: site.at(20, 55) })
    expect(await site.key(2, second, id)).toMatchObject({ state: 'agreed', differences: [] })
    expect(await site.key(2, second, id)).toMatchObject({ state: 'agreed' })
    expect(await tubeOf(0)).toMatchObject({ state: 'sealed', memberCount: 3, deviceId: 400_001 })
    expect(await sealsOf(0)).toEqual([{ deviceId: 400_001, seq: 1 }])
    expect((await listed(1)).sheets).toEqual([])
  })

  test('keyed twice by one account is keyed once: the later entry stands', async () => {
    await site.key(1, site.sheet(1, [p(10)]))
    expect(await site.key(1, site.sheet(1, [p(10)]))).toMatchObject({ state: 'first' })
    expect(await site.key(1, site.sheet(1, [p(11)]))).toMatchObject({ state: 'first' })
    expect(await tubeOf(1)).toBeUndefined()
    expect(await site.key(2, site.sheet(1, [p(11)]))).toMatchObject({ state: 'agreed' })
    const kept = await site.city
      .sql`select keyed_by, ended_at is null as counts from paper_entries where tube_id = ${site.round.tube(1, 1).slice(0, 13)}`
    expect(kept).toHaveLength(4)
    expect(kept.filter(({ counts }) => counts)).toHaveLength(2)
  })

  test('that two key differently is sealed by nobody, says where, and agrees after either keys again', async () => {
    await site.key(1, site.sheet(2, [p(20), p(21), p(22)]))
    const differing = await site.key(
      2,
      site.sheet(2, [p(20), p(29)], { sealedAt: site.at(25), count: 2 }),
    )
    expect(differing).toMatchObject({
      state: 'differs',
      differences: [
        { line: 2, what: 'person', mine: p(29), other: p(21) },
        { line: 3, what: 'person', mine: null, other: p(22) },
        { line: null, what: 'count', mine: '2', other: '3' },
        { line: null, what: 'sealed-at', mine: site.at(25), other: site.at(20) },
      ],
      people: [p(21), p(22), p(29)].map((person) => ({
        person,
        nameMasked: expect.stringContaining('*'),
        documentMasked: null,
      })),
    })
    expect(await tubeOf(2)).toBeUndefined()
    expect((await listed(2)).sheets).toMatchObject([{ state: 'differs', keyedByMe: true }])
    expect(await site.key(1, site.sheet(2, [p(20), p(21), p(22)]))).toMatchObject({
      state: 'differs',
    })
    expect(await site.key(2, site.sheet(2, [p(20), p(21), p(22)]))).toMatchObject({
      state: 'agreed',
    })
    expect(await sealsOf(2)).toHaveLength(1)
  })

  test('on which a third account agrees with one of two is agreed', async () => {
    await site.key(1, site.sheet(3, [p(30)]))
    await site.key(2, site.sheet(3, [p(31)]))
    expect(await site.key(3, site.sheet(3, [p(30)]))).toMatchObject({ state: 'agreed' })
    expect(await tubeOf(3)).toMatchObject({ state: 'sealed', memberCount: 1 })
  })

  test('is never told to another before that one has keyed it too', async () => {
    await site.key(1, site.sheet(4, [p(40), p(41)]))
    const seen = JSON.stringify([
      await listed(2),
      await site.city.ask(openSheets, site.city.actor('city-commander'), {
        round: site.round.round,
      }),
      await site.key(1, site.sheet(4, [p(40), p(41)])),
      await readFeed(site.city.sql),
    ])
    expect(seen).toContain(site.round.tube(1, 4))
    for (const person of [p(40), p(41)]) expect(seen).not.toContain(person)
    // Who tries with the wrong tube or no people learns nothing either.
    const refused = await site.key(2, site.sheet(4, ['410100000999999'])).catch(JSON.stringify)
    expect(refused).not.toContain(p(40))
    await site.city.run(dropSheet, site.sampler(1), {
      round: site.round.round,
      tube: site.round.tube(1, 4),
      reason: '试录',
    })
  })
})

describe('a sheet is refused', () => {
  test('for a tube of another site, one that nobody issued, or a code that was misread', async () => {
    const other = site.sheet(5, [p(50)], { tube: site.round.tube(2, 5) })
    await expect(site.key(1, other)).rejects.toMatchObject({ code: 'paper.not-of-site' })
    await expect(
      site.key(1, { ...other, tube: site.round.tube(1, 5).replace(/.$/, '#') }),
    ).rejects.toMatchObject({ code: 'input.malformed' })
  })

  test('for a tube that a device has sealed, and says its state', async () => {
    const event = {
      kind: 'seal' as const,
      id: randomUUID(),
      seq: 1,
      at: site.at(15),
      tube: site.round.tube(1, 6),
      openedAt: site.at(10),
      count: 1,
      members: [{ person: p(60), at: site.at(11) }],
    }
    const sent = { round: site.round.round, device: '101', sentAt: site.at(16), events: [event] }
    await site.city.run(upload, site.sampler(1), sent)
    await expect(site.key(1, site.sheet(6, [p(60)]))).rejects.toMatchObject({
      code: 'paper.tube-known',
      values: { state: 'sealed' },
    })
  })

  test('line by line: nobody of this number, a person twice, more than the tube takes, swabs that are not the lines', async () => {
    const codes = async (sheet: Parameters<typeof site.key>[1]) => {
      const problem = await site.key(1, sheet).then(
        () => null,
        (cause) => cause,
      )
      expect(problem).toMatchObject({ code: 'paper.sheet-faulty' })
      return problem.items.map(({ code, pointer }: { code: string; pointer: string }) => [
        pointer,
        code,
      ])
    }
    expect(await codes(site.sheet(7, [p(70), '410100000999999']))).toEqual([
      ['/members/1/person', 'person-unknown'],
    ])
    expect(await codes(site.sheet(7, [p(70), p(70)]))).toEqual([
      ['/members/1', 'person-twice-in-tube'],
    ])
    const eleven = Array.from({ length: 11 }, (_, n) => p(100 + n))
    expect(await codes(site.sheet(7, eleven))).toEqual([['/members', 'tube-full']])
    expect(await codes(site.sheet(7, [p(70)], { count: 2 }))).toEqual([
      ['/count', 'count-mismatch'],
    ])
    expect(await tubeOf(7)).toBeUndefined()
  })

  test('with a time before the codes were issued or after now', async () => {
    for (const sealedAt of [site.at(-1), site.at(70)])
      await expect(site.key(1, site.sheet(8, [p(80)], { sealedAt }))).rejects.toMatchObject({
        code: 'paper.not-then',
      })
  })
})

describe('a dropped sheet', () => {
  test('waits no longer, and may be keyed anew without the old entry', async () => {
    const { round } = site.round
    const tube = site.round.tube(1, 9)
    const drop = () =>
      site.city.run(dropSheet, site.sampler(2), { round, tube, reason: '管码看错' })
    await expect(drop()).rejects.toMatchObject({ code: 'paper.not-open' })
    await site.key(1, site.sheet(9, [p(90)]))
    expect(await drop()).toEqual({ tube })
    expect((await listed(1)).sheets).toEqual([])
    expect(await site.key(2, site.sheet(9, [p(90)]))).toMatchObject({ state: 'first' })
    expect(await site.key(1, site.sheet(9, [p(90)]))).toMatchObject({ state: 'agreed' })
    await expect(drop()).rejects.toMatchObject({ code: 'paper.not-open' })
  })
})
