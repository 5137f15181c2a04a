import { randomUUID } from 'node:crypto'
import { hourMs, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { codesOf } from '../orders/an-order-desk.ts'
import { addItem } from './add-item.ts'
import { anInvestigation, type TestInvestigation, wireFields } from './an-investigation.ts'
import { caseChanges } from './case-changes.ts'
import { changeItem } from './change-item.ts'
import { itemHistory } from './item-history.ts'
import { itemsOf } from './items-of.ts'
import { keepDraft } from './keep-draft.ts'
import { moveItems } from './move-items.ts'
import { pasteItems, undoPaste } from './paste-items.ts'
import { showInvestigation } from './show-investigation.ts'

let it: TestInvestigation
beforeAll(async () => {
  it = await anInvestigation()
})

const ago = (hours: number) => isoOf(it.now - hours * hourMs)
async function anItem(more: object = {}, state: 'candidate' | 'confirmed' = 'candidate') {
  const item = randomUUID()
  const fields = wireFields('visit', { from: ago(20), place: '万达3F', howMany: 4, ...more })
  const input = { case: it.caseId, item, state, source: 'spoken' as const, fields }
  return (await it.city.run(addItem, it.li, input)).item
}
const show = (actor = it.li) =>
  it.city.ask(showInvestigation, actor, { case: it.caseId }, 'case-investigation')
const since = (from: string, actor = it.zhou) =>
  it.city.ask(caseChanges, actor, { case: it.caseId, since: from }, 'case-investigation')

describe('who may', () => {
  test('is an investigator of the area; a commander reads, and nobody without a purpose', async () => {
    const { city, caseId } = it
    const input = { case: caseId, words: 'x', revision: 1 }
    expect(await codesOf(city.run(keepDraft, city.actor('grid-worker', '410105'), input))).toBe(
      'access.role-may-not',
    )
    const far = city.actor('case-investigator', '410102')
    expect(await codesOf(city.run(keepDraft, far, input))).toBe('access.area-is-not-yours')
    expect(await codesOf(show(far))).toBe('access.area-is-not-yours')
    expect(await codesOf(city.ask(showInvestigation, it.li, { case: caseId }))).toBe(
      'access.purpose-needed',
    )
    expect((await show(city.actor('district-commander', '410105'))).case.mayWrite).toBe(false)
    expect((await show()).case.mayWrite).toBe(true)
  })
})

describe('a timeline', () => {
  test('is written by two at once, and what both change differently stays and comes back', async () => {
    const { city, caseId } = it
    const before = await show(it.zhou)
    const { id, version } = await anItem()
    expect((await since(before.since)).items).toMatchObject([{ id, place: '万达3F', howMany: 4 }])
    const change = (actor: typeof it.li, changes: object) =>
      city.run(changeItem, actor, { case: caseId, item: id, version, changes })
    await change(it.li, { howMany: 5, mask: 'worn' })
    const other = await change(it.zhou, { howMany: 6, activity: 'meal', until: ago(19) })
    expect(other.item).toMatchObject({ howMany: 5, mask: 'worn', activity: 'meal', version: 3 })
    expect(other.conflicts).toMatchObject([
      { field: 'howMany', before: 4, theirs: 5, mine: 6, by: it.li.id },
    ])
    const { versions } = await city.ask(
      itemHistory,
      it.li,
      { case: caseId, item: id },
      'case-investigation',
    )
    expect(versions.map((one) => one.version)).toEqual([3, 2, 1])
    expect(versions[0]).toMatchObject({
      byName: '周记录',
      refused: [{ field: 'howMany', theirs: 5, mine: 6 }],
      fields: { activity: 'meal', until: ago(19) },
    })
  })

  test('takes both of two changes that come in the same instant, and neither is lost', async () => {
    const { city, caseId } = it
    const { id, version } = await anItem()
    const both = await Promise.all(
      [{ room: 'A12' }, { words: '靠窗' }].map((changes, n) =>
        city.run(changeItem, n ? it.li : it.zhou, { case: caseId, item: id, version, changes }),
      ),
    )
    expect(both.flatMap(({ conflicts }) => conflicts)).toEqual([])
    const found = (await itemsOf(city.sql, city.city.keys, caseId)).find((one) => one.id === id)
    expect(found).toMatchObject({ room: 'A12', words: '靠窗', version: 3 })
  })

  test('begins the investigation of an assigned case, and shows windows, gaps and missing facts', async () => {
    await anItem({ from: ago(2), until: ago(1) }, 'confirmed')
    const file = await show()
    expect(file.case.state).toBe('investigating')
    expect(file.windows).toMatchObject({
      anchor: { of: 'positive', at: ago(24) },
      infectious: { from: ago(72), until: isoOf(it.now), binds: true },
      exposure: { from: ago(24 * 15), until: ago(48), binds: true },
    })
    expect(file.gaps.length).toBeGreaterThan(10)
    expect(file.keyFacts.missing).toContain('category')
    expect(file.keyFacts.known).toContain('whereabouts')
    expect(file.person.name).toBe('张1')
  })

  test('lies sealed: nothing of what was said stands open in the database', async () => {
    await anItem({ words: '和王五同桌', people: [{ name: '王五', phone: '13900000000' }] })
    const [row] = await it.city.sql<{ text: string }[]>`
      select (select string_agg(body #>> '{$sealed}', '') from case_items) || (select string_agg(v::text, '') from (
        select md5(body::text) as v from case_item_versions) x) as text`
    expect(row?.text).not.toContain('王五')
    const [raw] = await it.city.sql<{ open: number }[]>`
      select (select count(*)::int from case_items where not body ? '$sealed')
        + (select count(*)::int from case_item_versions where not body ? '$sealed') as open`
    expect(raw?.open).toBe(0)
  })

  test('refuses what lies ahead, what ends before it begins, and what is of another case', async () => {
    expect(await codesOf(anItem({ from: ago(-1) }))).toBe('item.in-the-future')
    expect(await codesOf(anItem({ from: ago(1), until: ago(2) }))).toBe(
      'item.ends-before-it-begins',
    )
    expect(await codesOf(anItem({ venue: randomUUID() }))).toBe('venue.unknown')
    const unknown = { case: it.caseId, item: randomUUID(), version: 1, changes: {} }
    expect(await codesOf(it.city.run(changeItem, it.li, unknown))).toBe('item.unknown')
  })

  test('answers a repeated command alike, and writes nothing twice', async () => {
    const id = randomUUID()
    const item = randomUUID()
    const fields = wireFields('note', { words: '再问一次' })
    const input = {
      case: it.caseId,
      item,
      state: 'candidate' as const,
      source: 'spoken' as const,
      fields,
    }
    const first = await it.city.run(addItem, it.li, input, it.now, id)
    expect(await it.city.run(addItem, it.li, input, it.now, id)).toEqual(first)
    expect(await codesOf(it.city.run(addItem, it.li, input))).toBe('item.id-taken')
  })
})

describe('candidates', () => {
  test('are confirmed together, but for those that changed since they were seen', async () => {
    const { city, caseId } = it
    const [one, other] = [await anItem(), await anItem()]
    await city.run(changeItem, it.zhou, {
      case: caseId,
      item: other.id,
      version: 1,
      changes: { room: 'B1' },
    })
    const items = [one, other].map(({ id, version }) => ({ item: id, version }))
    expect(await city.run(moveItems, it.li, { case: caseId, items, state: 'confirmed' })).toEqual({
      moved: 1,
      changedMeanwhile: [other.id],
    })
  })

  test('of a pasted list go as they came: all at once, but for what somebody confirmed', async () => {
    const { city, caseId } = it
    const items = Array.from({ length: 223 }, (_, n) => ({
      item: randomUUID(),
      fields: wireFields('visit', { from: ago(30 + n / 10), place: `店 ${n}` }),
    }))
    const { paste } = await city.run(pasteItems, it.li, { case: caseId, source: 'bill', items })
    const [kept] = items
    if (!kept) throw new Error('there are items')
    const confirm = [{ item: kept.item, version: 1 }]
    await city.run(moveItems, it.zhou, { case: caseId, items: confirm, state: 'confirmed' })
    expect(await city.run(undoPaste, it.li, { case: caseId, paste })).toEqual({
      removed: 222,
      kept: [kept.item],
    })
    const again = { case: caseId, paste: randomUUID() }
    expect(await codesOf(city.run(undoPaste, it.li, again))).toBe('item.paste-unknown')
  })
})

test('a draft is seen by the other, and an older one never replaces a newer one', async () => {
  const { city, caseId } = it
  const keep = (words: string, revision: number) =>
    city.run(keepDraft, it.li, { case: caseId, words, revision })
  await keep('7/28 18:30 万', 2)
  await keep('7/28', 1)
  const seen = await since('0')
  expect(seen.drafts).toMatchObject([
    { by: it.li.id, byName: '李流调', words: '7/28 18:30 万', revision: 2 },
  ])
  expect(seen.present.map(({ account }) => account).sort()).toEqual([it.li.id, it.zhou.id])
  const later = it.now + minuteMs
  const alone = await city.ask(
    caseChanges,
    it.zhou,
    { case: caseId, since: seen.since },
    'case-investigation',
    later,
  )
  expect(alone).toMatchObject({ items: [], gaps: null, present: [{ account: it.zhou.id }] })
})
