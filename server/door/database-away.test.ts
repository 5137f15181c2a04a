import { describe, expect, test } from 'vitest'
import { problemOfLostDatabase } from './database-away.ts'

const errorWith = (code: string) => Object.assign(new Error('words'), { code })

describe('an error that says only that the database is away', () => {
  test.each(['CONNECTION_CLOSED', 'ECONNREFUSED', '57P01', '57P03', '53300', '53100', '08006'])(
    '%s may be tried again under the same id',
    (code) => {
      expect(problemOfLostDatabase(errorWith(code))?.code).toBe('server.database-away')
    },
  )

  test.each(['23505', '42703', '22003', '57014', 'ENOENT'])('%s is something else', (code) => {
    expect(problemOfLostDatabase(errorWith(code))).toBeNull()
  })

  test('so is an error without a code', () => {
    expect(problemOfLostDatabase(new Error('words'))).toBeNull()
    expect(problemOfLostDatabase('words')).toBeNull()
  })
})
