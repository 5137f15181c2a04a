import * as contract from '@bihuan/contract/access.ts'
import { expect, test } from 'vitest'
import { purposes, purposesOf } from './access.ts'

test('the desk offers exactly the purposes that the door accepts', () => {
  expect(purposes).toEqual(contract.purposes)
  expect(purposesOf).toEqual(contract.purposesOf)
})
