import { describe, expect, test } from 'vitest'
import { type Act, Book } from './book.ts'
import { compare, isClean } from './compare.ts'
import type { Present } from './present.ts'

const act = (tube: string, ...ids: string[]): Act => ({
  kind: 'seal',
  tube,
  people: ['1', '2'],
  ids,
})

/** A book of one acknowledged upload of two tubes, a box and a result, and a database that has all of it. */
function whole(): { book: Book; present: Present } {
  const book = new Book()
  const acts = [act('10', 'a'), act('11', 'b')]
  book.sent(acts)
  book.wrote(acts, 0, 1)
  book.boxes.set('5', ['10'])
  book.received.add('5')
  book.results.set('10', 'negative')
  const present: Present = {
    events: new Map([
      ['a', 0],
      ['b', 0],
    ]),
    eventRows: 2,
    tubes: new Map([
      ['10', { state: 'sealed', result: 'negative', box: '5' }],
      ['11', { state: 'sealed', result: null, box: null }],
    ]),
    members: new Map([
      ['10', ['1', '2']],
      ['11', ['1', '2']],
    ]),
    boxes: new Map([['5', { received: true }]]),
    broken: [],
  }
  return { book, present }
}

describe('what was acknowledged against what is there', () => {
  test('all of it is there', () => {
    const { book, present } = whole()
    expect(isClean(compare(book, present))).toBe(true)
  })

  test.each<[string, (present: Present) => unknown]>([
    ['an event', ({ events }) => events.delete('a')],
    ['a tube', ({ tubes }) => tubes.delete('11')],
    ['a seal', ({ tubes }) => tubes.set('11', { state: 'open', result: null, box: null })],
    ['a member', ({ members }) => members.set('11', ['1'])],
    ['a box', ({ boxes }) => boxes.delete('5')],
    ['a reception', ({ boxes }) => boxes.set('5', { received: false })],
    ['a result', ({ tubes }) => tubes.set('10', { state: 'sealed', result: null, box: '5' })],
  ])('%s that is gone is lost', (_what, lose) => {
    const { book, present } = whole()
    lose(present)
    expect(compare(book, present).lost).toBeGreaterThan(0)
  })

  test('a tube may be further than what was acknowledged of it only where its seal was sent', () => {
    const { book, present } = whole()
    const sample: Act = { kind: 'sample', tube: '12', people: ['3'], ids: ['s'] }
    book.sent([sample])
    book.wrote([sample], 2, 3)
    present.events.set('s', 0)
    present.eventRows = 3
    present.tubes.set('12', { state: 'sealed', result: null, box: null })
    present.members.set('12', ['3'])
    expect(compare(book, present).lost).toBe(1)
    book.sent([{ kind: 'seal', tube: '12', people: ['3'], ids: ['t'] }])
    present.events.set('t', 0)
    present.eventRows = 4
    expect(isClean(compare(book, present))).toBe(true)
  })

  test('two events of one act are doubled, and so is a person who is twice in a tube', () => {
    const { book, present } = whole()
    book.uploads[0]?.[0]?.ids.push('c')
    present.events.set('c', 0)
    present.eventRows = 3
    present.members.set('11', ['1', '2', '2'])
    expect(compare(book, present)).toMatchObject({ doubled: 2, lost: 0, invented: 0 })
  })

  test('an upload that was not acknowledged is there whole or not at all', () => {
    const { book, present } = whole()
    book.sent([act('12', 'd'), act('13', 'e')])
    expect(isClean(compare(book, present))).toBe(true)
    present.events.set('d', 0)
    present.eventRows = 3
    expect(compare(book, present)).toMatchObject({ partial: 1, lost: 0 })
  })

  test('what nobody sent is invented', () => {
    const { book, present } = whole()
    present.events.set('f', 0)
    present.eventRows = 3
    expect(compare(book, present).invented).toBe(1)
  })

  test('a law that does not hold and an answer that must not be are told', () => {
    const { book, present } = whole()
    present.broken.push('law tubes: 1 instead of 2')
    book.complaints.push('applied again')
    expect(compare(book, present).wrong).toEqual(['law tubes: 1 instead of 2', 'applied again'])
  })
})
