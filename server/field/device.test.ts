import { isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { upload } from '../sampling/upload.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { aRound, type TestRound } from '../testing/a-round.ts'
import { conserves } from '../testing/conserves.ts'
import { aDevice } from './a-device.ts'
import { deviceList } from './device-list.ts'
import { fieldBook } from './field-book.ts'
import { handOverShift } from './hand-over-shift.ts'
import { joinDevice } from './join-device.ts'
import { reportQueue } from './report-queue.ts'

let city: TestCity
let round: TestRound
beforeAll(async () => {
  city = await aCity()
  round = await aRound(city, { people: 40 })
})
const sampler = (site = 1) => city.actor('sampler', '410105001', `site:${site}`)
const later = (minutes: number) => city.start + minutes * minuteMs

describe('a phone that joins a site', () => {
  const join = (actor = sampler(), site = '1', id?: string) =>
    city.run(joinDevice, actor, { round: round.round, site }, city.start, id)

  test('is not that of a courier or of another district', async () => {
    await expect(join(city.actor('courier'))).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    await expect(join(city.actor('sampler', '410102'))).rejects.toMatchObject({
      code: 'access.area-is-not-yours',
    })
  })

  test('becomes a device of its own, also where many join at once, and can send', async () => {
    const joined = await Promise.all(Array.from({ length: 8 }, () => join()))
    expect(joined.map(({ device }) => Number(device)).sort()).toEqual(
      Array.from({ length: 8 }, (_, n) => 500_001 + n),
    )
    const { device } = await join(city.actor('grid-worker', '410105001'))
    const said = aDevice(city.start, device)
    const events = [said.seal(round.tube(1, 0), round.people.slice(0, 3))]
    expect(
      await city.run(upload, sampler(), {
        round: round.round,
        device,
        sentAt: said.at(0),
        events,
      }),
    ).toMatchObject({ applied: 1 })
    await conserves(city)
  })

  test('is refused at a site that the round has not, and in a round that is closed', async () => {
    await expect(join(sampler(), '99')).rejects.toMatchObject({ code: 'site.unknown' })
    await city.sql`update rounds set closed_at = ${city.start}`
    await expect(join()).rejects.toMatchObject({ code: 'round.closed' })
    await city.sql`update rounds set closed_at = null`
  })

  test('is the same device when the answer was lost and it asks again', async () => {
    const id = crypto.randomUUID()
    expect(await join(sampler(), '1', id)).toEqual(await join(sampler(), '1', id))
  })
})

describe("a device's book", () => {
  test('is for those who work with the device, in its area', async () => {
    await expect(
      city.ask(fieldBook, city.actor('lab-technician'), { device: '101' }),
    ).rejects.toMatchObject({ code: 'access.role-may-not' })
    await expect(
      city.ask(fieldBook, city.actor('sampler', '410102'), { device: '101' }),
    ).rejects.toMatchObject({ code: 'access.area-is-not-yours' })
    await expect(city.ask(fieldBook, sampler(), { device: '999' })).rejects.toMatchObject({
      code: 'sampling.device-unknown',
    })
  })

  test('has round, site, laboratory, tube codes, limits, and a key that no other device has', async () => {
    const book = await city.ask(fieldBook, sampler(), { device: '101' })
    expect(book).toMatchObject({
      round: round.round,
      titleZh: '第18号通告',
      site: '1',
      siteKind: 'fixed',
      siteName: '1号采样点',
      areaName: '经八路街道',
      laboratory: '1',
      closedAt: null,
      serverNow: isoOf(city.start),
    })
    expect(book.lots).toHaveLength(16)
    expect(book.lots.find((lot) => lot.poolSize === 10 && lot.sitting === 0)?.first).toBe(
      round.tube(1, 0),
    )
    expect(book.limits).toContainEqual({ step: 'tube-sealed', minutes: 120 })
    expect(Buffer.from(book.sealKey, 'base64url')).toHaveLength(32)
    const other = await city.ask(fieldBook, city.actor('courier', '410105'), { device: '102' })
    expect(other.sealKey).not.toBe(book.sealKey)
    expect(Buffer.from(book.codeKeys[0]?.publicKey ?? '', 'base64url')).toHaveLength(32)
  })
})

describe('the queue at a site', () => {
  const say = (people: number, minutes: number, now = 60) =>
    city.run(
      reportQueue,
      sampler(),
      { round: round.round, site: '1', people, at: isoOf(later(minutes)) },
      later(now),
    )

  test('is said by those who stand there', async () => {
    const input = { round: round.round, site: '1', people: 3, at: isoOf(city.start) }
    await expect(city.run(reportQueue, city.actor('courier'), input)).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    await expect(
      city.run(reportQueue, city.actor('sampler', '410102'), input),
    ).rejects.toMatchObject({ code: 'access.area-is-not-yours' })
  })

  test('is what was said last, in whatever order it comes in', async () => {
    expect(await say(40, 20)).toEqual({ site: '1', people: 40 })
    expect(await say(10, 10)).toEqual({ site: '1', people: 40 })
    expect(await say(40, 20)).toEqual({ site: '1', people: 40 })
    expect(await say(25, 30)).toEqual({ site: '1', people: 25 })
  })

  test('said by a clock that runs ahead does not silence those who come after', async () => {
    await say(99, 48 * 60, 61)
    expect(await say(12, 62, 62)).toEqual({ site: '1', people: 12 })
  })

  test('is refused for a site that the round has not', async () => {
    await expect(
      city.run(reportQueue, sampler(), {
        round: round.round,
        site: '99',
        people: 1,
        at: isoOf(city.start),
      }),
    ).rejects.toMatchObject({ code: 'site.unknown' })
  })
})

describe('the end of a shift', () => {
  const shift = (more: object = {}) => ({
    device: '101',
    to: 'sampler-night',
    samples: 600,
    tubes: 61,
    boxes: 3,
    unsent: 4,
    openTube: round.tube(1, 60),
    at: isoOf(later(60)),
    ...more,
  })
  const devices = async (actor = city.actor('city-commander')) =>
    (await city.ask(deviceList, actor, { round: round.round })).devices

  test('is signed by who worked there, and seen by command, registrar, and their own site', async () => {
    await expect(city.run(handOverShift, city.actor('courier'), shift())).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    await expect(devices(city.actor('courier'))).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    expect((await devices(sampler(2))).map(({ device }) => device)).toEqual(['102'])
    expect(await devices(city.actor('district-commander', '410102'))).toEqual([])
  })

  test('shows at the sync desk with what was still unsent, and the later one stands', async () => {
    const said = aDevice(city.start, '101')
    await city.run(
      upload,
      sampler(),
      {
        round: round.round,
        device: '101',
        sentAt: isoOf(later(33)),
        events: [said.seal(round.tube(1, 5), round.people.slice(10, 12))],
      },
      later(30),
    )
    await city.run(handOverShift, sampler(), shift({ at: isoOf(later(90)), unsent: 0 }))
    await city.run(handOverShift, sampler(), shift())
    const one = (await devices()).find(({ device }) => device === '101')
    expect(one).toMatchObject({
      site: '1',
      lastSeenAt: isoOf(later(30)),
      clockAheadMs: 3 * minuteMs,
      lastSeq: 1,
      unsent: 0,
      handOver: { at: isoOf(later(90)), from: 'sampler-site:1', to: 'sampler-night', samples: 600 },
    })
    expect((await devices()).find(({ device }) => device === '102')).toMatchObject({
      lastSeenAt: null,
      unsent: null,
      handOver: null,
    })
    await conserves(city)
  })

  test('is refused to oneself and with a tube code that was misread', async () => {
    await expect(
      city.run(handOverShift, sampler(), shift({ to: 'sampler-site:1' })),
    ).rejects.toMatchObject({ code: 'shift.same-person' })
    const wrong = `${round.tube(1, 60).slice(0, 13)}${round.tube(1, 60).endsWith('0') ? '1' : '0'}`
    await expect(
      city.run(handOverShift, sampler(), shift({ openTube: wrong })),
    ).rejects.toMatchObject({ code: 'tube.code-refused' })
  })
})
