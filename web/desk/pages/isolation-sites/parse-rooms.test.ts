import { expect, test } from 'vitest'
import { parseRooms } from './parse-rooms.ts'

test('a range is many rooms, and the floor stands in the code', () => {
  const [line] = parseRooms('301-303')
  expect(line?.rooms).toEqual([
    { code: '301', floor: 3, kind: 'single', beds: 1 },
    { code: '302', floor: 3, kind: 'single', beds: 1 },
    { code: '303', floor: 3, kind: 'single', beds: 1 },
  ])
  expect(parseRooms('1205')[0]?.rooms[0]?.floor).toBe(12)
})

test('kind and beds follow in any order, full-width too; what is not understood is said', () => {
  const lines = parseRooms('３０１－３０２ family ３\nA座201\n9 castle\n310-301')
  expect(lines.map(({ rooms, isUnderstood }) => [rooms.length, isUnderstood])).toEqual([
    [2, true],
    [1, true],
    [0, false],
    [0, false],
  ])
  expect(lines[0]?.rooms[0]).toMatchObject({ kind: 'family', beds: 3 })
})
