import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { codesOf } from '../orders/an-order-desk.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { addVenue, changeVenue, initialsOf } from './add-venue.ts'
import { findVenues } from './find-venues.ts'

let city: TestCity
beforeAll(async () => {
  city = await aCity()
  await city.sql`insert into areas (code, level, name, parent_code) values
    ('4101', 'city', '郑州市', null), ('410105', 'district', '金水区', '4101'), ('410102', 'district', '中原区', '4101')`
})

const li = () => city.actor('case-investigator', '410105')
const find = async (q: string, area?: string) =>
  (await city.ask(findVenues, li(), { q, ...(area ? { area } : {}) })).venues.map(
    ({ name }) => name,
  )
const add = (name: string, more: object = {}) => {
  const venue = randomUUID()
  const input = {
    venue,
    name,
    kind: 'shop' as const,
    areaCode: '410105',
    address: '',
    seen: [],
    ...more,
  }
  return city.run(addVenue, li(), input).then(() => venue)
}

describe('a place', () => {
  test('is added by an investigator alone', async () => {
    const input = {
      venue: randomUUID(),
      name: '万达',
      kind: 'shop' as const,
      areaCode: '410105',
      address: '',
      seen: [],
    }
    expect(await codesOf(city.run(addVenue, city.actor('grid-worker'), input))).toBe(
      'access.role-may-not',
    )
    expect(await codesOf(city.ask(findVenues, city.actor('resident'), { q: '万' }))).toBe(
      'access.role-may-not',
    )
  })

  test('is found by its name, its initials and by a line that begins with it', async () => {
    const position = { lng: 113.6, lat: 34.7, datum: 'GCJ-02' as const }
    await add('万达广场', { position, rooms: ['1F', '3F'] })
    expect(await find('万达')).toEqual(['万达广场'])
    expect(await find('wdgc')).toEqual(['万达广场'])
    expect(await find('万达广场3F 海底捞')).toEqual(['万达广场'])
    expect(await find('100%')).toEqual([])
    const { venues } = await city.ask(findVenues, li(), { q: '万达广场' })
    expect(venues).toMatchObject([{ area: '金水区', position, rooms: ['1F', '3F'] }])
  })

  test('is not added beside a similar one that nobody looked at', async () => {
    const { venues } = await city.ask(findVenues, li(), { q: '万达广场' })
    const seen = venues.map(({ id }) => id)
    expect(await codesOf(add('万达'))).toBe('venue.similar')
    await add('万达', { seen })
    await add('万达', { areaCode: '410102' })
    expect(await find('万达', '410102')).toEqual(['万达'])
  })

  test('gains rooms without doubles, and keeps its air', async () => {
    const venue = await add('丹尼斯', { air: 'poor', rooms: ['1F'] })
    await city.run(changeVenue, li(), { venue, addRooms: ['B1', '1F'] })
    const { venues } = await city.ask(findVenues, li(), { q: '丹尼斯' })
    expect(venues).toMatchObject([{ air: 'poor', rooms: ['1F', 'B1'], position: null }])
    expect(await codesOf(city.run(changeVenue, li(), { venue: randomUUID() }))).toBe(
      'venue.unknown',
    )
  })
})

test.each([
  ['海底捞', 'hdl'],
  ['KFC 二七店', 'kfceqd'],
])('the initials of %s are %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})
