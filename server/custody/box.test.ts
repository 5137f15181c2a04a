import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { aWay, expectConserved, type Way } from './a-way.ts'
import { acceptBox } from './accept-box.ts'
import { boxList } from './box-list.ts'
import { boxStory } from './box-story.ts'
import { offerBox } from './offer-box.ts'
import { sealBox } from './seal-box.ts'
import { withdrawOffer } from './withdraw-offer.ts'

let way: Way
beforeAll(async () => {
  way = await aWay({ people: 60 })
})

const sealing = (box: string, tubes: string[], site = '1') => ({
  round: way.round.round,
  site,
  box,
  tubes,
  at: way.at(20),
})
const tubesFrom = (first: number, count: number, site = 1) =>
  Array.from({ length: count }, (_, n) => way.round.tube(site, first + n))

describe('sealing a box', () => {
  test('refuses a courier, another site and another area', async () => {
    const { city, round, courier, sampler } = way
    const [tube = ''] = tubesFrom(0, 1)
    await way.sealed(1, [tube])
    const input = sealing(round.box(1), [tube])
    await expect(city.run(sealBox, courier(1), input)).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    await expect(city.run(sealBox, sampler(2), input)).rejects.toMatchObject({
      code: 'access.unit-is-not-yours',
    })
    await expect(
      city.run(sealBox, city.actor('sampler', '410102', 'site:1'), input),
    ).rejects.toMatchObject({ code: 'access.area-is-not-yours' })
    await expect(city.run(sealBox, sampler(1), { ...input, site: '99' })).rejects.toMatchObject({
      code: 'site.unknown',
    })
  })

  test('puts the tubes into the box, leaves them in the account of the site, and answers a repeat the same', async () => {
    const { city, round, sampler } = way
    const tubes = tubesFrom(10, 3)
    await way.sealed(1, tubes)
    const id = randomUUID()
    const input = sealing(round.box(2), [...tubes, tubes[0] ?? ''])
    const answer = await city.run(sealBox, sampler(1), input, city.start, id)
    // 120 minutes each for the hand-over and the way.
    expect(answer).toEqual({ box: round.box(2), tubes: 3, dueAtLaboratory: way.at(260) })
    expect(await city.run(sealBox, sampler(1), input, city.start, id)).toEqual(answer)
    const story = await city.ask(boxStory, sampler(1), { box: round.box(2) })
    expect(story).toMatchObject({ account: 'site:1', tubes, legs: [], lostAt: null })
    await expectConserved(city)
  })

  test('refuses what is unknown, open, of another site, withdrawn or already in a box, naming the tube', async () => {
    const { city, round, sampler } = way
    const [open = '', gone = '', good = ''] = tubesFrom(20, 3)
    const [other = ''] = tubesFrom(0, 1, 2)
    await way.sealed(1, [open, gone, good])
    await way.sealed(2, [other])
    await city.sql`update tubes set state = 'open', sealed_at = null where id = ${open.slice(0, -1)}`
    await city.sql`update tubes set state = 'moved' where id = ${gone.slice(0, -1)}`
    const seal = (tube: string) =>
      city.run(sealBox, sampler(1), sealing(round.box(3), [good, tube]))
    const unknown = round.tube(1, 900)
    await expect(seal(unknown)).rejects.toMatchObject({
      code: 'tube.unknown',
      values: { tube: unknown },
    })
    await expect(seal(open)).rejects.toMatchObject({
      code: 'tube.not-sealed',
      values: { tube: open },
    })
    await expect(seal(other)).rejects.toMatchObject({
      code: 'tube.not-of-site',
      values: { tube: other, site: '2' },
    })
    await expect(seal(gone)).rejects.toMatchObject({
      code: 'tube.withdrawn',
      values: { tube: gone, state: 'moved' },
    })
    await expect(seal(round.tube(1, 10))).rejects.toMatchObject({
      code: 'tube.already-boxed',
      values: { tube: round.tube(1, 10), box: round.box(2) },
    })
    await expect(
      city.run(sealBox, sampler(1), sealing(round.box(2), [good])),
    ).rejects.toMatchObject({ code: 'box.already-sealed', values: { box: round.box(2) } })
    expect(await city.sql`select from boxes where id = ${round.box(3).slice(1, -1)}`).toHaveLength(
      0,
    )
    // Back to sealed: this test does not write the ledger of a move.
    await city.sql`update tubes set state = 'sealed' where id in (${open.slice(0, -1)}, ${gone.slice(0, -1)})`
    await expectConserved(city)
  })

  test('gives a tube that several boxes claim at once to exactly one', async () => {
    const { city, round, sampler } = way
    const tubes = tubesFrom(30, 6)
    await way.sealed(1, tubes)
    const [shared = '', ...own] = tubes
    const claims = own.map((tube, n) =>
      city.run(
        sealBox,
        sampler(1),
        sealing(round.box(10 + n), n % 2 === 0 ? [shared, tube] : [tube, shared]),
      ),
    )
    const settled = await Promise.allSettled(claims)
    const won = settled.flatMap((claim, n) => (claim.status === 'fulfilled' ? [n] : []))
    expect(won).toHaveLength(1)
    const box = round.box(10 + (won[0] ?? 0))
    for (const claim of settled) {
      if (claim.status === 'rejected')
        expect(claim.reason).toMatchObject({
          code: 'tube.already-boxed',
          values: { tube: shared, box },
        })
    }
    expect((await city.ask(boxStory, sampler(1), { box })).tubes).toContain(shared)
    await expectConserved(city)
  })
})

describe('handing a box over', () => {
  const box = () => way.round.box(40)
  const offer = (to: string, count = 4) => ({
    box: box(),
    to,
    count,
    at: way.at(30),
    temperatureC: 4,
  })
  beforeAll(async () => {
    const tubes = tubesFrom(50, 4)
    await way.sealed(1, tubes)
    await way.city.run(sealBox, way.sampler(1), sealing(box(), tubes))
  })

  test('lets only who has the box offer it, and only to somebody who can sign', async () => {
    const { city, sampler, courier, technician } = way
    await expect(
      city.run(offerBox, technician(1), offer('courier:courier-1')),
    ).rejects.toMatchObject({ code: 'access.role-may-not' })
    await expect(city.run(offerBox, sampler(2), offer('courier:courier-1'))).rejects.toMatchObject({
      code: 'box.not-here',
      values: { account: 'site:1' },
    })
    await expect(city.run(offerBox, courier(1), offer('laboratory:1'))).rejects.toMatchObject({
      code: 'box.not-here',
    })
    await expect(city.run(offerBox, sampler(1), offer('courier:nobody'))).rejects.toMatchObject({
      code: 'box.receiver-unknown',
    })
    await expect(city.run(offerBox, sampler(1), offer('laboratory:9'))).rejects.toMatchObject({
      code: 'laboratory.unknown',
    })
    await expect(
      city.run(offerBox, sampler(1), { ...offer('courier:courier-1'), box: way.round.box(999) }),
    ).rejects.toMatchObject({ code: 'box.unknown' })
  })

  test('keeps one offer open, which its giver may take back', async () => {
    const { city, sampler, courier } = way
    const racing = await Promise.allSettled(
      [1, 2].map((n) => city.run(offerBox, sampler(1), offer(`courier:courier-${n}`))),
    )
    expect(racing.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect(racing.find((one) => one.status === 'rejected')).toMatchObject({
      reason: { code: 'box.offer-open' },
    })
    await expect(
      city.run(withdrawOffer, sampler(2), { box: box(), reason: '不在' }),
    ).rejects.toMatchObject({ code: 'box.not-here' })
    await city.run(withdrawOffer, sampler(1), { box: box(), reason: '转运员未到' })
    await expect(
      city.run(acceptBox, courier(1), { box: box(), count: 4, at: way.at(31) }),
    ).rejects.toMatchObject({ code: 'box.nothing-offered' })
    await expect(
      city.run(withdrawOffer, sampler(1), { box: box(), reason: '再次' }),
    ).rejects.toMatchObject({ code: 'box.nothing-offered' })
  })

  test('moves box and tubes by the manifest and keeps both counts when they differ', async () => {
    const { city, sampler, courier } = way
    await city.run(offerBox, sampler(1), offer('courier:courier-1'))
    await expect(
      city.run(acceptBox, courier(2), { box: box(), count: 4, at: way.at(31) }),
    ).rejects.toMatchObject({
      code: 'box.wrong-receiver',
      values: { account: 'courier:courier-1' },
    })
    const accepting = { box: box(), count: 3, at: way.at(31), temperatureC: 5.5 }
    const id = randomUUID()
    const answers = await Promise.all(
      [1, 2, 3].map(() => city.run(acceptBox, courier(1), accepting, city.start, id)),
    )
    for (const answer of answers)
      expect(answer).toEqual({
        box: box(),
        leg: 1,
        account: 'courier:courier-1',
        agreed: false,
        offered: 4,
        accepted: 3,
      })
    await expectConserved(city)
    const balance =
      await city.sql`select quantity from ledger_balances where account = 'courier:courier-1'`
    expect([...balance]).toEqual([{ quantity: 4 }])
    const loops =
      await city.sql`select owner from loops where kind = 'box-count-differs' and closed_at is null`
    expect([...loops]).toEqual([{ owner: 'courier:courier-1' }])
  })

  test('passes from courier to courier, never to oneself', async () => {
    const { city, courier, commander } = way
    await expect(city.run(offerBox, courier(1), offer('courier:courier-1'))).rejects.toMatchObject({
      code: 'box.same-person',
    })
    await city.run(offerBox, courier(1), { ...offer('courier:courier-2', 3), at: way.at(200) })
    const offered = await city.ask(boxList, courier(2), {
      round: way.round.round,
      account: 'courier:courier-2',
    })
    expect(offered.boxes).toMatchObject([
      {
        box: box(),
        account: 'courier:courier-1',
        offeredTo: 'courier:courier-2',
        laboratory: '1',
        tubes: 4,
      },
    ])
    await city.run(acceptBox, courier(2), { box: box(), count: 3, at: way.at(201) })
    await expectConserved(city)
    expect(
      (
        await city.ask(boxList, courier(1), {
          round: way.round.round,
          account: 'courier:courier-1',
        })
      ).boxes,
    ).toEqual([])
    expect((await city.ask(boxStory, commander, { box: box() })).legs).toMatchObject([
      {
        leg: 1,
        from: 'site:1',
        to: 'courier:courier-1',
        offered: 4,
        accepted: 3,
        agreed: false,
        acceptedBy: '转运员 courier-1',
        offeredCelsius: 4,
        acceptedCelsius: 5.5,
        late: false,
      },
      {
        leg: 2,
        from: 'courier:courier-1',
        to: 'courier:courier-2',
        offered: 3,
        accepted: 3,
        agreed: true,
        late: false,
      },
    ])
  })

  test('lists boxes of the own area only, unless they are in the own hands', async () => {
    const { city } = way
    const list = async (areaCode: string, account?: string) =>
      (
        await city.ask(
          boxList,
          { ...way.courier(2), areaCode },
          { round: way.round.round, ...(account ? { account } : {}) },
        )
      ).boxes.map((row) => row.box)
    expect(await list('410105')).toContain(box())
    expect(await list('410102')).toEqual([])
    expect(await list('410102', 'courier:courier-2')).toEqual([box()])
  })
})
