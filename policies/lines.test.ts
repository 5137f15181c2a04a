import { expect, test } from 'vitest'
import { lineOf } from './lines.ts'

const text = `# a comment
id: one
says:
  tracks:
    close_contact:
      stages:
        - days: { v: 5 }
        - days: { v: 3 }
`

test.each([
  ['id', 2, true],
  ['says', 3, true],
  ['says.tracks.close_contact', 5, true],
  ['says.tracks.close_contact.stages[1].days', 8, true],
  ['says.tracks.close_contact.stages[1].days.v', 8, true],
  ['line 4', 4, true],
  // The nearest above what is not there.
  ['says.tracks.inbound.stages[0]', 4, false],
  ['says.tracks.close_contact.stages[7].days', 6, false],
])('%s stands in line %i', (path, line, isWhole) => {
  expect(lineOf(text, path)).toEqual({ line, isWhole })
})

test('nothing stands nowhere', () => {
  expect(lineOf(text, 'nowhere')).toBeNull()
  expect(lineOf('', 'id')).toBeNull()
  expect(lineOf('id: [', 'id')?.line).toBe(1)
})
