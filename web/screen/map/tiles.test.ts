import { describe, expect, test } from 'vitest'
import { districtInEnglish } from '../../i18n/district-names.ts'
import { tiles, touch } from './tiles.ts'

const units = Object.keys(districtInEnglish).filter((code) => code.length === 6)
const of = (code: string) => tiles.filter((tile) => tile.code === code)
const neighbours = (one: string, other: string) =>
  of(one).some((left) => of(other).some((right) => touch(left, right)))

describe('the tiles of the city', () => {
  test('are the 16 units, each once', () => {
    expect(units).toHaveLength(16)
    expect(tiles.map(({ code }) => code).sort()).toEqual([...units].sort())
  })

  test('interlock: no two overlap, and each touches another', () => {
    for (const one of tiles) {
      const others = tiles.filter((tile) => tile !== one)
      const covered = others.filter(
        ({ row, column }) => row === one.row && Math.abs(column - one.column) < 2,
      )
      expect([one.code, covered]).toEqual([one.code, []])
      expect(one.column % 2).toBe(one.row % 2)
      expect([one.code, others.some((other) => touch(one, other))]).toEqual([one.code, true])
    }
  })

  test('keep who borders whom in the inner city', () => {
    for (const [one, other] of [
      ['410105', '410190'],
      ['410105', '410108'],
      ['410102', '410103'],
      ['410102', '410172'],
      ['410104', '410171'],
      ['410190', '410122'],
      ['410181', '410106'],
      ['410185', '410183'],
      ['410173', '410184'],
    ] as const) {
      expect([one, other, neighbours(one, other)]).toEqual([one, other, true])
    }
    expect(neighbours('410181', '410122')).toBe(false)
  })
})
