import { bagCode, bagLabel } from '@bihuan/core/supply/bag-code.ts'
import { hourMs, type Instant } from '@bihuan/core/time/instant.ts'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { anIsolationDesk, type IsolationDesk } from '../site-book/an-isolation-desk.ts'
import { bagList } from './bag-list.ts'
import { drawManifest } from './draw-manifest.ts'
import { handOver } from './hand-over.ts'
import { brokenWasteLaws, wasteLaws } from './laws.ts'
import { manifestList, showManifest } from './manifest-list.ts'
import { packBag } from './pack-bag.ts'
import { printLabels } from './print-labels.ts'
import { receiveWaste, settleDifference } from './receive-waste.ts'
import { storeBags, voidBag } from './store-bags.ts'

let desk: IsolationDesk
let city: IsolationDesk['city']
let site: string
let labels: string[] = []

beforeAll(async () => {
  desk = await anIsolationDesk({ people: 4 })
  city = desk.city
  site = desk.site
})
afterEach(async () => expect([...(await brokenWasteLaws(city.sql))]).toEqual([]))

const pack = (bag: string, grams = 900, at: Instant = city.start) =>
  city.run(
    packBag,
    desk.worker,
    { site, bag, kind: 'infectious', grams, room: desk.room('201') },
    at,
  )
const store = (...bags: string[]) => city.run(storeBags, desk.worker, { site, bags })
const draw = (...bags: string[]) =>
  city.run(drawManifest, desk.worker, {
    site,
    bags,
    collector: '绿源医废处置公司',
    vehicle: '豫A·12345',
    disposal: '市医废处置中心',
  })
const loops = async () =>
  city.sql<{ subject: string; nextStep: string; dueAt: Instant }[]>`
    select subject, next_step, due_at from loop_waste_not_collected where closed_at is null order by subject`

describe('a bag of waste', () => {
  test('refuses hands of another site, and who has no hands in it', async () => {
    const other = city.actor('site-worker', '410105001', 'isolation-site:8')
    await expect(city.run(printLabels, other, { site, count: 1 })).rejects.toMatchObject({
      code: 'isolation-site.not-yours',
    })
    await expect(
      city.run(printLabels, city.actor('city-commander'), { site, count: 1 }),
    ).rejects.toMatchObject({ code: 'access.role-may-not' })
  })

  test('has a label of its site, is packed, stored, handed over and received with its weight', async () => {
    labels = (await city.run(printLabels, desk.worker, { site, count: 30 })).codes
    const more = await city.run(printLabels, desk.worker, { site, count: 1 })
    expect(new Set([...labels, ...more.codes]).size).toBe(31)
    const [one = '', two = ''] = labels
    const { collectDue } = await pack(one, 1_200)
    expect(Date.parse(collectDue)).toBe(city.start + 48 * hourMs)
    await pack(two, 800)
    await store(one, two)
    const { manifest, number, grams } = await draw(one, two)
    expect([number, grams]).toEqual(['4101-007-20220114-01', 2_000])
    expect((await loops()).map(({ nextStep }) => nextStep)).toEqual([
      'hand-over-waste',
      'hand-over-waste',
    ])
    await city.run(handOver, desk.worker, { manifest, takenBy: '收运员 王五' })
    expect((await loops()).map(({ nextStep }) => nextStep)).toEqual(['confirm-waste-received'])
    const received = { manifest, grams: 2_000, receivedBy: '处置中心 赵六' }
    expect((await city.run(receiveWaste, desk.worker, received)).state).toBe('received')
    expect(await loops()).toEqual([])
    const view = await city.ask(showManifest, desk.manager, { manifest })
    expect(view.row).toMatchObject({
      difference: 0,
      missing: 0,
      keptUntil: '2025-01-14',
      handedBy: desk.worker.id,
    })
    expect(view.bags.map(({ place, room }) => [place, room])).toEqual([
      ['received', '201'],
      ['received', '201'],
    ])
  })

  test('a label that is none, of nobody, or used is refused; so is a bag that is not there', async () => {
    const [one = '', , three = ''] = labels
    await expect(pack('W41010000000010')).rejects.toMatchObject({ code: 'waste-bag.label-unknown' })
    await expect(pack(bagCode(bagLabel('4101', 9_999)))).rejects.toMatchObject({
      code: 'waste-bag.label-unknown',
    })
    await expect(pack(one)).rejects.toMatchObject({ code: 'waste-bag.label-used' })
    await expect(store(three)).rejects.toMatchObject({ code: 'waste-bag.elsewhere' })
    await expect(store(one)).rejects.toMatchObject({ code: 'waste-bag.elsewhere' })
    await expect(draw(three)).rejects.toMatchObject({ code: 'waste-bag.elsewhere' })
    expect((await city.ask(manifestList, desk.manager, { site })).manifests).toHaveLength(1)
  })

  test('a spoiled one stays on the books and goes nowhere', async () => {
    const [, , three = '', four = ''] = labels
    await pack(three)
    await city.run(voidBag, desk.worker, { site, bag: three, instead: four, because: '袋子破损' })
    await expect(store(three)).rejects.toMatchObject({ code: 'waste-bag.elsewhere' })
    const { counts } = await city.ask(bagList, desk.manager, { site })
    expect(counts).toContainEqual({ place: 'void', bags: 1, grams: 900 })
  })

  test('what is not collected in two days is late, by name of the site', async () => {
    const [, , , , five = ''] = labels
    await pack(five)
    const late = await city.ask(
      bagList,
      desk.manager,
      { site, late: true },
      undefined,
      city.start + 49 * hourMs,
    )
    expect(late.bags.map(({ bag, isLate }) => [bag, isLate])).toEqual([[five, true]])
    expect((await loops())[0]).toMatchObject({
      nextStep: 'store-waste',
      dueAt: city.start + 48 * hourMs,
    })
    await store(five)
  })

  test('a difference is open until somebody who answers for it says why', async () => {
    const [, , , , five = '', six = ''] = labels
    await pack(six)
    await store(six)
    const { manifest } = await draw(five, six)
    await city.run(handOver, desk.worker, { manifest, takenBy: '收运员 王五' })
    const foreign = { manifest, grams: 1, missing: [labels[0] ?? ''], receivedBy: '处置中心' }
    await expect(city.run(receiveWaste, desk.worker, foreign)).rejects.toMatchObject({
      code: 'waste-manifest.not-its-bag',
    })
    const short = { manifest, grams: 900, missing: [six], receivedBy: '处置中心 赵六' }
    expect((await city.run(receiveWaste, desk.worker, short)).state).toBe('differs')
    expect((await loops()).map(({ nextStep }) => nextStep)).toEqual(['settle-waste-difference'])
    const settle = { manifest, because: '一袋遗落在转运车，次日补收' }
    await expect(city.run(settleDifference, desk.worker, settle)).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    expect((await city.run(settleDifference, desk.manager, settle)).state).toBe('settled')
    expect(await loops()).toEqual([])
    const [row] = (await city.ask(manifestList, desk.manager, { state: 'settled' })).manifests
    expect(row).toMatchObject({ missing: 1, difference: -900, settledBecause: settle.because })
    await expect(
      city.run(handOver, desk.worker, { manifest, takenBy: '王五' }),
    ).rejects.toMatchObject({ code: 'waste-manifest.not-now' })
  })
})

describe('the laws of waste', () => {
  const lawsFor = async () => (await brokenWasteLaws(city.sql)).map(({ law }) => law)

  test('find a bag that was lost, one that stands twice, and one whose weight was changed', async () => {
    expect((await city.ask(wasteLaws, desk.manager, {})).conserved).toBe(true)
    const bag = labels[7] ?? ''
    await pack(bag)
    const label = Number(bag.slice(1, -1))
    const broken = async (statement: Promise<unknown>, undo: () => Promise<unknown>) => {
      await statement
      const laws = await lawsFor()
      await undo()
      expect(await lawsFor()).toEqual([])
      return laws
    }
    const [move] = await city.sql<
      { commandId: string }[]
    >`select command_id from waste_moves where label = ${label}`
    const again = () => city.sql`
      insert into waste_moves values (${label}, 1, 'source', 'packed', 900, null, ${city.start}, 'test', ${move?.commandId ?? ''})`
    // Lost: its row says packed, and the ledger knows of nothing.
    expect(await broken(city.sql`delete from waste_moves where label = ${label}`, again)).toEqual([
      'bags',
      'one-place',
    ])
    // Gone without a move: the row says that it left the room.
    expect(
      await broken(
        city.sql`update waste_bags set stored_at = ${city.start} where label = ${label}`,
        () => city.sql`update waste_bags set stored_at = null where label = ${label}`,
      ),
    ).toEqual(['bags'])
    expect(
      await broken(
        city.sql`update waste_bags set grams = 100 where label = ${label}`,
        () => city.sql`update waste_bags set grams = 900 where label = ${label}`,
      ),
    ).toEqual(['bags'])
    // A label from nowhere.
    expect(
      await broken(
        city.sql`update waste_label_runs set first = first + 20 where last - first > 20`,
        () =>
          city.sql`update waste_label_runs set first = first - 20 where last - first < 20 and last <> first`,
      ),
    ).toContain('labels')
  })

  test('find a bag taken off a manifest that was handed over', async () => {
    await city.sql`update waste_manifests set bags = bags + 1 where number = '4101-007-20220114-01'`
    expect(await lawsFor()).toEqual(['manifest-bags', 'receipts'])
    await city.sql`update waste_manifests set bags = bags - 1 where number = '4101-007-20220114-01'`
  })
})
