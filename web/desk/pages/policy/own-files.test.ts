import { expect, test } from 'vitest'
import { firstFiles, packOfFiles } from './own-files.ts'

test('the files to begin with are a module, a pack and its cases, with the modules given', () => {
  const files = firstFiles({ day: '2022-11-11', last: '2022-11-17' }, ['platform', 'cn-20m'])
  expect(files.map(({ file }) => file)).toEqual([
    'modules/city-notice-1.yaml',
    'packs/city-1.yaml',
    'packs/city-1.cases.yaml',
  ])
  expect(files[1]?.text).toContain('  - cn-20m\n  - city-notice-1')
  expect(packOfFiles(files)).toBe('city-1')
})

test('cases alone are no pack', () => {
  expect(packOfFiles([{ file: 'packs/city-1.cases.yaml', text: '' }])).toBeNull()
})
