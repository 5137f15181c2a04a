import { syntheticIdentity } from '@bihuan/core/identity/synthetic.ts'
import { expect, test } from 'vitest'
import { noPapers } from './papers.ts'
import { phoneOf, readRegistration } from './registration.ts'

const { number } = syntheticIdentity(7, 'male')
const typed = {
  papers: { ...noPapers, number, name: '何小满' },
  sex: 'male',
  born: '20100131',
  phone: '138 0000 0000',
  community: '410105001001',
  address: ' 3号楼 2单元 501 ',
} as const

test('a registration is sent with day, phone and address in one form', () => {
  expect(readRegistration(typed, '2026-11-21')).toEqual({
    ok: true,
    input: {
      kind: 'resident-id',
      country: 'CHN',
      number,
      name: '何小满',
      sex: 'male',
      bornOn: '2010-01-31',
      phone: '13800000000',
      community: '410105001001',
      address: '3号楼 2单元 501',
    },
  })
})

test('each field that is wrong is named, and only those', () => {
  const read = readRegistration(
    { ...typed, born: '20100231', phone: '12', address: ' ' },
    '2026-11-21',
  )
  expect(read).toEqual({
    ok: false,
    faults: { papers: null, born: true, phone: true, community: false, address: true },
  })
})

test('a phone number may be of another country', () => {
  expect(phoneOf('+33 (6) 12-34-56-78')).toBe('+33612345678')
  expect(phoneOf('none')).toBeNull()
})
