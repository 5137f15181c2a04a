import { describe, expect, test } from 'vitest'
import { byBuilding, standingOf } from './home-view.ts'
import type { HomeStayRow } from './wire.ts'

const now = Date.parse('2022-01-14T10:00:00+08:00')
const row = (stay: string, more: Partial<HomeStayRow> = {}): HomeStayRow => ({
  stay,
  person: '410100000000001',
  nameMasked: '张*',
  age: 40,
  place: 'home_isolation',
  placeName: { zh: '家', en: 'home' },
  basis: 'close_contact',
  basisName: { zh: '密接', en: 'contact' },
  area: '410105001001',
  areaName: '省委社区',
  building: '1',
  buildingName: '1号院1号楼',
  unit: 1,
  door: '101',
  since: '2022-01-12T08:00:00Z',
  worker: null,
  checkedAt: null,
  fits: null,
  seenAt: null,
  lastState: null,
  checkDueAt: null,
  late: false,
  testDue: false,
  requests: 0,
  out: false,
  release: { dueAt: null, met: false, binds: true, orderOver: false, conditions: [] },
  ...more,
})

describe('how a home stands', () => {
  test('what was done on this phone outweighs the list', () => {
    const late = row('a', { late: true })
    expect(standingOf(late, {}, now)).toBe('late')
    expect(standingOf(late, { a: { state: 'not-there' } }, now)).toBe('trouble')
    const seen = { a: { state: 'seen' as const, seenAt: '2022-01-14T01:00:00Z' } }
    expect(standingOf(late, seen, now)).toBe('seen')
  })

  test('a visit of yesterday is none of today, and an order that is over asks for nothing', () => {
    const yesterday = row('a', { seenAt: '2022-01-13T02:00:00Z', lastState: 'seen' })
    expect(standingOf(yesterday, {}, now)).toBe('due')
    const release = { ...yesterday.release, orderOver: true }
    expect(standingOf({ ...yesterday, late: true, release }, {}, now)).toBe('free')
    expect(standingOf(yesterday, { a: { ended: true } }, now)).toBe('ended')
  })

  test('the building with most to do comes first, in it the late doors and then by number', () => {
    const rows = [
      row('a', { door: '1001' }),
      row('b', { door: '201' }),
      row('c', { door: '301', late: true }),
      row('d', { buildingName: '2号楼', seenAt: '2022-01-14T01:00:00Z', lastState: 'seen' }),
    ]
    const found = byBuilding(rows, {}, now)
    expect(found.map(({ building, left }) => [building, left])).toEqual([
      ['1号院1号楼', 3],
      ['2号楼', 0],
    ])
    expect(found[0]?.homes.map(({ stay }) => stay)).toEqual(['c', 'b', 'a'])
  })
})
