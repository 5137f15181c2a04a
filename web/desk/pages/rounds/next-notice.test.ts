import { readFileSync } from 'node:fs'
import { parseNotice } from '@bihuan/core/notice/parse-notice.ts'
import { cityInstant } from '@bihuan/core/time/instant.ts'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { nextNotice } from './next-notice.ts'
import { plainOf } from './plain-notice.ts'
import { shippedNotice } from './shipped-notice.ts'

const text = readFileSync(
  new URL('../../../../policies/notices/zz-2022-018.yaml', import.meta.url),
  'utf8',
)

function checked(plain: unknown) {
  const read = parseNotice(plain)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return read.notice
}

const notice18 = checked(parse(text))
const slots = { way: 'slots', minutes_per_building: 15, source: 'ours' }

describe('the shipped notice', () => {
  test('is the one in policies/notices, word for word', () => {
    expect(shippedNotice).toEqual(parse(text))
  })
})

describe('a checked notice', () => {
  test.each([
    ['as shipped', parse(text)],
    [
      'with everything that may be left out',
      {
        ...plainOf(notice18),
        exemptions: [
          { fact: 'recovered', within_hours: 720, source: 'ours' },
          { fact: 'away', source: 'ours' },
        ],
        modes: {
          ...plainOf(notice18).modes,
          precaution: { ...slots, pool: { size: 20, source: 'ours' } },
        },
        who: {
          areas: [{ code: '410105', name: { zh: '金水区', en: 'Jinshui' }, only: ['410105014'] }],
          zones: ['precaution'],
        },
      },
    ],
  ])('is the same notice after it was plain data and text, %s', (_, plain) => {
    const notice = checked(plain)
    expect(checked(plainOf(notice))).toEqual(notice)
    // As the desk saves it and the command line reads it.
    expect(checked(parse(JSON.stringify(plainOf(notice), null, 2)))).toEqual(notice)
    // As the server keeps it.
    expect(checked(plainOf(JSON.parse(JSON.stringify(notice))))).toEqual(notice)
  })
})

describe('the next notice', () => {
  const now = cityInstant('2022-01-15', '20:10')

  test('has the next free number, is of today, and opens tomorrow at the same hours', () => {
    const notice = checked(nextNotice(plainOf(notice18), now, [2_022_018, 2_022_020, 2_021_300]))
    expect(notice).toMatchObject({ id: 'zz-2022-021', round: 2_022_021, issuedOn: '2022-01-15' })
    expect(notice.title.zh).toContain('2022年第21号')
    expect(notice.title.en).toContain('Notice 21 of 2022')
    expect(notice.windows).toEqual([
      { opens: cityInstant('2022-01-16', '09:00'), closes: cityInstant('2022-01-16', '18:00') },
    ])
  })

  test('starts with number 1 in a new year, and keeps the source of every figure', () => {
    const notice = checked(
      nextNotice(plainOf(notice18), cityInstant('2023-01-01', '00:30'), [2_022_018]),
    )
    expect(notice).toMatchObject({ id: 'zz-2023-001', number: 1, year: 2_023 })
    expect(notice.limits).toEqual(notice18.limits)
    expect(notice.modes).toEqual(notice18.modes)
  })

  test('keeps windows of several days as far apart as they were', () => {
    const windows = [
      { opens: '2022-01-14 09:00', closes: '2022-01-14 18:00' },
      { opens: '2022-01-16 08:00', closes: '2022-01-17 01:00' },
    ]
    expect(nextNotice({ ...plainOf(notice18), windows }, now, []).windows).toEqual([
      { opens: '2022-01-16 09:00', closes: '2022-01-16 18:00' },
      { opens: '2022-01-18 08:00', closes: '2022-01-19 01:00' },
    ])
  })
})
