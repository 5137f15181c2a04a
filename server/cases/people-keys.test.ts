import { expect, test } from 'vitest'
import { keysFrom } from '../keys.ts'
import { initialsOf, phoneHashOf, tailHashOf } from './people-keys.ts'

const keys = keysFrom(Buffer.alloc(32, 7))

test.each([
  ['曾小明', 'zxm'],
  ['单雄信', 'sxx'],
  ['仇英', 'qy'],
  ['区小明', 'oxm'],
  ['解晓东', 'xxd'],
  ['欧阳锋', 'oyf'],
  ['尉迟恭', 'ycg'],
  ['阿依古丽·买买提', 'ayglmmt'],
  ['John Smith', 'js'],
  [' 张 三 ', 'zs'],
])('%s is spoken with the initials %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})

test('a phone is the same however it is written, and nothing that can be read back', () => {
  const hash = phoneHashOf(keys, '13800000001')
  for (const other of ['+86 138 0000 0001', '138-0000-0001', '008613800000001'])
    expect(phoneHashOf(keys, other)).toBe(hash)
  expect(phoneHashOf(keys, '13800000002')).not.toBe(hash)
  expect(phoneHashOf(keysFrom(Buffer.alloc(32, 8)), '13800000001')).not.toBe(hash)
  expect(phoneHashOf(keys, null)).toBeNull()
  expect(hash).not.toContain('138')
})

test('a tail is that of its last four characters, in either case', () => {
  expect(tailHashOf(keys, '41019918900101123x')).toBe(tailHashOf(keys, '123X'))
  expect(tailHashOf(keys, '1234')).not.toBe(tailHashOf(keys, '1235'))
})
