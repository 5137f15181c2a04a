import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyFields } from '../investigation/item.ts'
import { cityInstant } from '../time/instant.ts'
import { proposePublicTrace, type TraceSubject } from './public-trace.ts'
import { residualIn } from './residual.ts'
import { itemText, type PlacedItem } from './timeline-text.ts'

const subject: TraceSubject = {
  district: '金水区',
  category: 'confirmed',
  positiveAt: cityInstant('2022-07-30', '09:00'),
  window: null,
}
const market: PlacedItem['venue'] = {
  id: 'v',
  name: '万达超市',
  kind: 'shop',
  air: 'good',
  areaCode: '410105001001',
}
const anItem = (over: Partial<PlacedItem>): PlacedItem => ({
  ...emptyFields('visit'),
  id: 'i',
  state: 'confirmed',
  source: 'spoken',
  version: 1,
  areaName: '金水区花园路街道',
  isPublicPlace: true,
  from: cityInstant('2022-07-28', '18:37'),
  until: cityInstant('2022-07-28', '19:12'),
  venue: market,
  activity: 'shopping',
  ...over,
})
const propose = (...items: PlacedItem[]) => proposePublicTrace(subject, items)

describe('the public trace', () => {
  test('keeps day, hours and public place, and says what was taken out', () => {
    const { text, removed } = propose(
      anItem({ people: [{ name: '李小明', phone: '13900001234' }], room: '3楼', words: '和妈妈' }),
    )
    expect(text).toBe(
      '病例现住金水区，7月30日核酸检测阳性。主要活动轨迹：\n7月28日18时至20时，在金水区花园路街道万达超市购物。'.replace(
        '，在',
        '在',
      ),
    )
    expect(removed.map(({ kind }) => kind)).toEqual(['room', 'person', 'free-words', 'exact-time'])
  })

  test.each([
    ['a home', { venue: { ...market, kind: 'home', name: '幸福小区3号楼' } as const }],
    ['a work place', { venue: { ...market, kind: 'work', name: '恒通公司' } as const }],
    ['a place that the office does not call public', { isPublicPlace: false }],
  ])('of %s keeps the street and no name', (_, over) => {
    const { text, removed } = propose(anItem(over))
    expect(text).toContain('在金水区花园路街道停留')
    expect(text).not.toMatch(/幸福|恒通|万达/)
    expect(removed).toContainEqual({ line: 1, kind: 'private-place' })
  })

  test('keeps the train and takes the seat and a car’s plate', () => {
    const ride = (kind: 'train' | 'car', number: string) =>
      anItem({ venue: null, transport: { kind, number, carriage: '8', row: '12', seat: 'F' } })
    expect(propose(ride('train', 'G1234')).text).toContain('乘火车G1234（8车厢）')
    const car = propose(ride('car', '豫A12345'))
    expect(car.text).not.toContain('豫A12345')
    expect(car.removed.map(({ kind }) => kind)).toContain('plate')
  })

  test.each([
    ['not-confirmed', { state: 'candidate' }],
    ['health', { kind: 'symptom' }],
    ['person', { kind: 'companion' }],
    ['free-words', { kind: 'note' }],
    ['no-place', { venue: null }],
  ] as const)('leaves a line out: %s', (kind, over) => {
    const { lines, removed } = propose(anItem(over))
    expect(lines).toEqual([{ line: 1, text: null }])
    expect(removed.map((one) => one.kind)).toContain(kind)
  })

  test('leaves out what lies before others could be infected', () => {
    const window = { from: cityInstant('2022-07-28', '20:00'), until: null }
    expect(proposePublicTrace({ ...subject, window }, [anItem({})]).lines[0]?.text).toBeNull()
  })

  const surname = fc.constantFrom('欧阳', '诸葛', '慕容', '司马')
  const given = fc.constantFrom('晓彤', '子墨', '浩然', '雪莲')
  const aName = fc.tuple(surname, given).map((parts) => parts.join(''))
  const aPhone = fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map(String)
  const someItem = fc
    .record({
      name: aName,
      phone: aPhone,
      door: fc.integer({ min: 1, max: 40 }),
      isHome: fc.boolean(),
    })
    .map(({ name, phone, door, isHome }) => ({
      identifiers: {
        names: [name],
        phones: [phone],
        documents: [],
        homes: [`玫瑰园${door}号楼`],
        privatePlaces: ['玫瑰园'],
        plates: ['豫A88888'],
      },
      item: anItem({
        words: `${name}说住玫瑰园${door}号楼，电话${phone}`,
        room: `${door}号楼`,
        place: `${name}家`,
        people: [{ name, phone, relation: '同事' }],
        transport: { kind: 'car', number: '豫A88888', carriage: null, row: null, seat: null },
        venue: isHome ? { ...market, kind: 'home', name: '玫瑰园' } : market,
      }),
    }))

  test('never holds an identifier of anybody, whatever was typed; the full timeline always does', () => {
    fc.assert(
      fc.property(fc.array(someItem, { minLength: 1, maxLength: 6 }), (some) => {
        const items = some.map(({ item }) => item)
        const { text } = proposePublicTrace(subject, items)
        const full = items.map((item) => itemText(item)).join('\n')
        for (const { identifiers } of some) {
          expect(residualIn(text, identifiers)).toEqual([])
          // The control: with the remover off the same search must find each kind.
          const kinds = new Set(residualIn(full, identifiers).map(({ kind }) => kind))
          expect([...kinds].sort()).toEqual(
            expect.arrayContaining(['building', 'minute', 'name', 'phone', 'plate']),
          )
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('what is left of a person in a text', () => {
  const nobody = { names: [], phones: [], documents: [], homes: [], privatePlaces: [], plates: [] }
  test.each([
    ['a name with spaces in it', '与 李 小 明 同行', { names: ['李小明'] }, 'name'],
    ['a foreign name in other letters', 'met JOHN-SMITH there', { names: ['John Smith'] }, 'name'],
    ['the end of a phone', '尾号 0000 1234', { phones: ['13900001234'] }, 'phone'],
    ['full-width figures', '电话１３９０００１２３４', { phones: ['1390001234'] }, 'phone'],
    [
      'the end of a document',
      '证件后六位 01001X',
      { documents: ['41019918900101001X'] },
      'document',
    ],
    ['any phone', '13711112222', {}, 'phone'],
    ['any document', '410199189001010011', {}, 'document'],
    ['any building', '在3号楼停留', {}, 'building'],
    ['any plate', '豫A·12345', {}, 'plate'],
    ['a minute', '18:37到店', {}, 'minute'],
    ['a minute in words', '18时37分', {}, 'minute'],
  ])('%s', (_, text, over, kind) => {
    const found = residualIn(text, { ...nobody, ...over })
    expect(found.map((one) => one.kind)).toContain(kind)
    const [first] = found
    expect(text.slice(first?.at, (first?.at ?? 0) + (first?.length ?? 0)).length).toBeGreaterThan(1)
  })

  test('a name inside of the name of an area is chance', () => {
    const known = { ...nobody, names: ['金水'] }
    expect(residualIn('现住金水区', known)).toHaveLength(1)
    expect(residualIn('现住金水区', known, ['金水区'])).toEqual([])
    expect(residualIn('金水现住金水区', known, ['金水区'])).toHaveLength(1)
  })

  test('hours, trains and public places are nobody', () => {
    expect(residualIn('7月28日18时至20时乘火车G1234 8车厢，在万达超市购物', nobody)).toEqual([])
  })
})
