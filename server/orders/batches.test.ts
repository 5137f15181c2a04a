import { inForce } from '@bihuan/core/orders/in-force.ts'
import { hourMs, minuteMs } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { anOrderDesk, codesOf, type OrderDesk, reason } from './an-order-desk.ts'
import { openStage, suspendBatch } from './draft-acts.ts'
import { draftBatch } from './draft-batch.ts'
import { readOrders } from './read-orders.ts'

let desk: OrderDesk
beforeAll(async () => {
  desk = await anOrderDesk({ people: 1_300 })
})
const p = (n: number) => desk.people[n] ?? ''
const some = (from: number, to: number) => desk.people.slice(from, to)
const draft = (more: object, at = desk.now) =>
  desk.city.run(
    draftBatch,
    desk.officers.actor('wu'),
    {
      kind: 'isolate',
      basis: 'close_contact',
      place: 'centralized',
      reason,
      approver: 'li',
      ...more,
    } as never,
    at,
  )
const read = (batch: string) => readOrders(desk.city.sql, desk.city.city.anchors, { batch })
const inForceAt = async (batch: string, at: number) => {
  const { orders, book } = await read(batch)
  return orders.filter((one) => inForce(one, book, at).inForce).length
}

describe('a batch', () => {
  test('of few is judged one by one and signed by two as one list', async () => {
    const ids = some(0, 3)
    await desk.contacts(ids)
    const drafted = await draft({ people: ids })
    expect(drafted).toMatchObject({
      people: 3,
      sample: 3,
      stages: [{ upTo: 3 }],
      refused: [],
      where: [{ area: '410105001', count: 3 }],
    })
    const batch = await desk.signAll(drafted, ['wu', 'li'], desk.now + minuteMs)
    expect(batch).toBe(drafted.batch)
    expect(await inForceAt(drafted.batch, desk.now + 2 * minuteMs)).toBe(3)
  })

  test('names whom it refuses, with why, and leaves them out only when told so', async () => {
    await desk.contacts(some(10, 12))
    const people = some(10, 14)
    await expect(draft({ people })).rejects.toMatchObject({
      code: 'batch.some-refused',
      values: { refused: '2', of: '4' },
      items: [
        { pointer: `/people/${p(12)}`, code: 'no-evidence' },
        { pointer: `/people/${p(13)}`, code: 'no-evidence' },
      ],
    })
    const drafted = await draft({ people, leaveOut: true })
    expect(drafted).toMatchObject({ people: 2, refused: [{ person: p(12) }, { person: p(13) }] })
  })

  test('of sixty needs the city', async () => {
    const people = some(20, 80)
    await desk.contacts(people)
    expect(await codesOf(draft({ people }))).toEqual(['batch-cap'])
    expect(await codesOf(draft({ people, cityApprover: 'ma' }))).toEqual(['no-post'])
    const drafted = await draft({ people, cityApprover: 'he' })
    expect(await desk.signAll(drafted, ['wu', 'li'])).toBe(null)
    expect(await inForceAt(drafted.batch, desk.now + minuteMs)).toBe(0)
    expect(await desk.signAll(drafted, ['he'])).toBe(drafted.batch)
    expect(await inForceAt(drafted.batch, desk.now + minuteMs)).toBe(60)
  })

  test('of everybody in an area takes those with the fact and without the order', async () => {
    await desk.contacts(some(100, 104))
    await desk.order(p(104))
    const drafted = await draft({
      everybody: { area: '410105001' },
      people: undefined,
      leaveOut: true,
    })
    // Those of the drafts above that were never signed are still without an order.
    expect(drafted.people).toBe(6)
    expect(drafted.refused).toEqual([])
  })

  test('leaves out whoever got an order between its draft and its last signature', async () => {
    const people = some(110, 113)
    await desk.contacts(people)
    const drafted = await draft({ people })
    await desk.signAll(await desk.draft(p(110), { evidence: [`contact:${p(110)}`] }), ['wu', 'li'])
    await desk.signAll(drafted, ['wu', 'li'])
    const { orders } = await read(drafted.batch)
    expect(orders.map(({ order }) => order.subject)).toEqual([
      { person: p(111) },
      { person: p(112) },
    ])
  })
})

describe('a large batch', () => {
  test('goes in stages with a pause, and is suspended by one act', async () => {
    const people = some(200, 1_250)
    await desk.contacts(people)
    const drafted = await draft({ people, cityApprover: 'he' })
    expect(drafted.stages).toEqual([{ upTo: 10 }, { upTo: 105 }, { upTo: 1_050 }])
    const { batch } = drafted
    await desk.signAll(drafted, ['wu', 'li', 'he'])
    const soon = desk.now + minuteMs
    expect(await inForceAt(batch, soon)).toBe(10)
    const stage = { batch, stage: 1, reason: '第一阶段没有人申诉，可以继续。' }
    expect(await codesOf(desk.act(openStage, 'wu', stage, soon))).toEqual(['too-early'])
    const later = desk.now + hourMs + minuteMs
    expect(await codesOf(desk.act(openStage, 'wu', { ...stage, stage: 2 }, later))).toEqual([
      'not-next',
    ])
    await desk.act(openStage, 'wu', stage, later)
    expect(await inForceAt(batch, later)).toBe(105)
    const texts = await desk.city.sql`select count(*)::int as n from messages`
    expect(texts).toEqual([{ n: 0 }])
    await desk.act(
      suspendBatch,
      'ma',
      { batch, reason: '名单来源有误，全部停止。' },
      later + minuteMs,
    )
    expect(await inForceAt(batch, later + minuteMs)).toBe(0)
    expect(
      await codesOf(desk.act(openStage, 'wu', { ...stage, stage: 2 }, later + 2 * hourMs)),
    ).toEqual(['suspended'])
  })
})
