import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { aWay, expectConserved, type Way } from './a-way.ts'
import { acceptBox } from './accept-box.ts'
import { boxStory } from './box-story.ts'
import { offerBox } from './offer-box.ts'
import { receiveBox } from './receive-box.ts'
import { reportLoss } from './report-loss.ts'
import { sealBox } from './seal-box.ts'
import { settleDifference } from './settle-difference.ts'
import { settleOrphan } from './settle-orphan.ts'

let way: Way
let boxes = 0
let tubes = 0
beforeAll(async () => {
  way = await aWay({ people: 200 })
})

/** A box of so many tubes with two members each, in the hands of courier 1. */
async function carried(count: number) {
  const { city, round } = way
  const inside = Array.from({ length: count }, () => round.tube(1, tubes++))
  const box = round.box(++boxes)
  await way.sealed(1, inside, 2)
  await city.run(sealBox, way.sampler(1), {
    round: round.round,
    site: '1',
    box,
    tubes: inside,
    at: way.at(20),
  })
  await city.run(offerBox, way.sampler(1), { box, to: 'courier:courier-1', count, at: way.at(30) })
  await city.run(acceptBox, way.courier(1), { box, count, at: way.at(31) })
  return { box, inside }
}

const deliver = (box: string, laboratory: number, count: number) =>
  way.city.run(offerBox, way.courier(1), {
    box,
    to: `laboratory:${laboratory}`,
    count,
    at: way.at(60),
  })
const receive = (box: string, laboratory: number, scanned: readonly string[], id?: string) =>
  way.city.run(
    receiveBox,
    way.technician(laboratory),
    { box, laboratory: String(laboratory), tubes: [...scanned], at: way.at(61) },
    way.city.start,
    id,
  )
const accountsOf = async (codes: readonly string[]) => {
  const ids = codes.map((code) => code.slice(0, -1))
  return (
    await way.city.sql<
      { account: string }[]
    >`select account from tube_accounts where tube_id = any(${ids}::bigint[]) order by tube_id`
  ).map((row) => row.account)
}

describe('reception at a laboratory', () => {
  test('is for the technicians of the laboratory that the box was offered to', async () => {
    const { box, inside } = await carried(2)
    await expect(
      way.city.run(receiveBox, way.courier(1), {
        box,
        laboratory: '1',
        tubes: inside,
        at: way.at(61),
      }),
    ).rejects.toMatchObject({ code: 'access.role-may-not' })
    await expect(receive(box, 1, inside)).rejects.toMatchObject({ code: 'box.nothing-offered' })
    await deliver(box, 2, 2)
    await expect(receive(box, 1, inside)).rejects.toMatchObject({
      code: 'box.wrong-receiver',
      values: { account: 'laboratory:2' },
    })
    await expect(
      way.city.run(receiveBox, way.technician(1), {
        box,
        laboratory: '2',
        tubes: inside,
        at: way.at(61),
      }),
    ).rejects.toMatchObject({ code: 'access.unit-is-not-yours' })
    expect((await receive(box, 2, inside)).missing).toEqual([])
    await expectConserved(way.city)
  })

  test('moves box and tubes to the laboratory once, however often the same message comes', async () => {
    const { box, inside } = await carried(3)
    await deliver(box, 1, 3)
    const id = randomUUID()
    const answers = await Promise.all(
      [1, 2, 3].map(() => receive(box, 1, [...inside, ...inside], id)),
    )
    for (const answer of answers)
      expect(answer).toEqual({ box, expected: 3, scanned: 3, missing: [], extra: [], unknown: [] })
    await expect(receive(box, 1, inside)).rejects.toMatchObject({ code: 'box.already-received' })
    expect(await accountsOf(inside)).toEqual(Array(3).fill('laboratory:1'))
    await expectConserved(way.city)
  })

  test('names what is missing, what came in the wrong box and what no device has reported, and leaves each as a loop', async () => {
    const { city, round } = way
    const first = await carried(3)
    const second = await carried(3)
    const strange = round.tube(1, 9_999)
    const [gone = '', ...here] = first.inside
    const [stray = '', ...rest] = second.inside
    await deliver(first.box, 1, 3)
    const answer = await receive(first.box, 1, [...here, stray, strange])
    expect(answer).toEqual({
      box: first.box,
      expected: 3,
      scanned: 4,
      missing: [gone],
      extra: [stray],
      unknown: [strange],
    })
    expect(await accountsOf([gone, stray])).toEqual(['laboratory:1', 'laboratory:1'])
    await expectConserved(city)
    const open = await city.sql<{ kind: string }[]>`
      select kind from loops where subject = ${`box:${first.box.slice(1, -1)}`} and closed_at is null
      union all select kind from loops where subject = ${`tube:${strange.slice(0, -1)}`} and closed_at is null`
    expect(open.map((row) => row.kind).sort()).toEqual(['box-count-differs', 'tube-not-known'])

    await deliver(second.box, 2, 3)
    expect(await receive(second.box, 2, rest)).toMatchObject({ expected: 2, missing: [] })
    await expectConserved(city)
    const story = await city.ask(boxStory, way.technician(1), { box: first.box })
    expect(story).toMatchObject({
      receivedCount: 4,
      tubes: [...first.inside, stray].sort(),
      orphans: [{ tube: strange, settledAt: null }],
    })
  })
})

describe('a difference of count', () => {
  test('is explained once, by the laboratory or the command', async () => {
    const { city, technician, commander } = way
    const { box, inside } = await carried(2)
    const settling = { box, reason: '少一管，已查' }
    await expect(city.run(settleDifference, way.courier(1), settling)).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    await expect(city.run(settleDifference, commander, settling)).rejects.toMatchObject({
      code: 'box.no-difference',
    })
    await deliver(box, 1, 2)
    await receive(box, 1, inside.slice(1))
    await expect(city.run(settleDifference, technician(2), settling)).rejects.toMatchObject({
      code: 'access.unit-is-not-yours',
    })
    await city.run(settleDifference, technician(1), settling)
    await expect(city.run(settleDifference, commander, settling)).rejects.toMatchObject({
      code: 'box.no-difference',
    })
    expect((await city.ask(boxStory, commander, { box })).legs.at(-1)).toMatchObject({
      offered: 2,
      accepted: 1,
      agreed: false,
      settledBecause: '少一管，已查',
    })
  })
})

describe('a tube of unknown origin', () => {
  test('joins the box it was found in when its device has reported it, and can be asked about once', async () => {
    const { city, round, technician } = way
    const { box, inside } = await carried(1)
    const late = round.tube(1, 9_000)
    await deliver(box, 1, 1)
    expect(await receive(box, 1, [...inside, late])).toMatchObject({ unknown: [late] })
    const settling = { tube: late, reason: '设备离线，已补传' }
    await expect(city.run(settleOrphan, technician(2), settling)).rejects.toMatchObject({
      code: 'access.unit-is-not-yours',
    })
    await expect(
      city.run(settleOrphan, technician(1), { ...settling, tube: round.tube(1, 9_001) }),
    ).rejects.toMatchObject({ code: 'orphan.unknown' })
    await way.sealed(1, [late], 2)
    expect(await accountsOf([late])).toEqual(['site:1'])
    await city.run(settleOrphan, technician(1), settling)
    expect(await accountsOf([late])).toEqual(['laboratory:1'])
    await expect(city.run(settleOrphan, technician(1), settling)).rejects.toMatchObject({
      code: 'orphan.unknown',
    })
    await expectConserved(city)
  })

  test('stays out of every account when nobody ever reports it', async () => {
    const { city, round, commander } = way
    const { box, inside } = await carried(1)
    const never = round.tube(2, 9_000)
    await deliver(box, 1, 1)
    await receive(box, 1, [...inside, never])
    await city.run(settleOrphan, commander, { tube: never, reason: '空管' })
    expect(await accountsOf([never])).toEqual([])
    await expectConserved(city)
  })
})

describe('a loss', () => {
  const losing = (what: { box?: string; tubes?: string[] }) => ({
    ...what,
    reason: '车辆事故',
    at: way.at(90),
  })
  const owed = async (codes: readonly string[]) => {
    const [row] = await way.city.sql<
      { n: number }[]
    >`select count(*)::int as n from recall_tasks where tube_id = any(${codes.map((code) => code.slice(0, -1))}::bigint[])`
    return row?.n
  }

  test('of a box is reported by its courier or the command, not by a sampler or another courier', async () => {
    const { city } = way
    const { box } = await carried(1)
    await expect(city.run(reportLoss, way.sampler(1), losing({ box }))).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    await expect(city.run(reportLoss, way.courier(2), losing({ box }))).rejects.toMatchObject({
      code: 'box.not-here',
    })
    await expect(city.run(reportLoss, way.courier(1), losing({}))).rejects.toMatchObject({
      code: 'input.malformed',
    })
    await expect(
      city.run(reportLoss, way.courier(1), losing({ box, tubes: [way.round.tube(1, 0)] })),
    ).rejects.toMatchObject({ code: 'input.malformed' })
  })

  test('of a box owes every member a new sample in the same moment, once', async () => {
    const { city } = way
    const { box, inside } = await carried(3)
    const id = randomUUID()
    const answer = await city.run(reportLoss, way.courier(1), losing({ box }), city.start, id)
    expect(answer).toEqual({ tubes: 3, members: 6 })
    expect(await city.run(reportLoss, way.courier(1), losing({ box }), city.start, id)).toEqual(
      answer,
    )
    expect(await accountsOf(inside)).toEqual(['lost', 'lost', 'lost'])
    expect(await owed(inside)).toBe(6)
    await expect(city.run(reportLoss, way.commander, losing({ box }))).rejects.toMatchObject({
      code: 'box.reported-lost',
    })
    await expectConserved(city)
  })

  test('of a box ends its way: nobody hands it on or receives it', async () => {
    const { city } = way
    const { box, inside } = await carried(2)
    await deliver(box, 1, 2)
    await city.run(reportLoss, way.commander, losing({ box }))
    await expect(receive(box, 1, inside)).rejects.toMatchObject({ code: 'box.reported-lost' })
    await expect(deliver(box, 2, 2)).rejects.toMatchObject({ code: 'box.reported-lost' })
    await expectConserved(city)
  })

  test('and a reception that race have one winner', async () => {
    const { city } = way
    for (let n = 0; n < 12; n += 1) {
      const { box, inside } = await carried(1)
      await deliver(box, 1, 1)
      // A head start of 0 to 5 ms to either side, so that they meet at different statements.
      const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
      const both = await Promise.allSettled([
        wait(n % 6).then(() => receive(box, 1, inside)),
        wait(n < 6 ? 0 : 5).then(() => city.run(reportLoss, way.commander, losing({ box }))),
      ])
      expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
      await expectConserved(city)
    }
  })

  test('of a tube that was missing at the reception is taken out of the laboratory', async () => {
    const { city, round } = way
    const { box, inside } = await carried(3)
    const [gone = '', ...here] = inside
    await deliver(box, 1, 3)
    await receive(box, 1, here)
    await expect(
      city.run(reportLoss, way.courier(2), losing({ tubes: [gone] })),
    ).rejects.toMatchObject({ code: 'tube.not-in-your-hands' })
    expect(await city.run(reportLoss, way.courier(1), losing({ tubes: [gone, gone] }))).toEqual({
      tubes: 1,
      members: 2,
    })
    expect(await accountsOf(inside)).toEqual(['lost', 'laboratory:1', 'laboratory:1'])
    await expect(
      city.run(reportLoss, way.commander, losing({ tubes: [here[0] ?? '', gone] })),
    ).rejects.toMatchObject({ code: 'tube.withdrawn', values: { tube: gone, state: 'lost' } })
    expect(await owed(here)).toBe(0)
    await expect(
      city.run(reportLoss, way.commander, losing({ tubes: [round.tube(1, 8_888)] })),
    ).rejects.toMatchObject({ code: 'tube.unknown' })
    await expectConserved(city)
  })

  test('is refused for a tube on a plate or with a result', async () => {
    const { city, round } = way
    const { box, inside } = await carried(2)
    const [plated = '', done = ''] = inside
    await deliver(box, 1, 2)
    await receive(box, 1, inside)
    await city.sql`insert into assays (id, version, kit, body, adopted_at, adopted_by) values ('a', 1, 'kit', '{}', ${city.start}, 'x')`
    await city.sql`insert into plates (id, round_id, laboratory_id, format, assay_id, assay_version, loaded_at, loaded_by) values (${round.plate(1).slice(1, -1)}, ${round.round}, 1, 96, 'a', 1, ${city.start}, 'x')`
    await city.sql`update tubes set plate_id = ${round.plate(1).slice(1, -1)} where id = ${plated.slice(0, -1)}`
    await expect(
      city.run(reportLoss, way.commander, losing({ tubes: [plated] })),
    ).rejects.toMatchObject({ code: 'tube.on-plate', values: { plate: round.plate(1) } })
    await city.sql`update tubes set resulted_at = ${city.start}, result = 'negative' where id = ${done.slice(0, -1)}`
    await expect(
      city.run(reportLoss, way.commander, losing({ tubes: [done] })),
    ).rejects.toMatchObject({ code: 'tube.already-resulted' })
  })
})
