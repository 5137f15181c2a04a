import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { OptionsFault, readOptions } from './read-options.ts'

const read = (text: string) => readOptions(text.split(' ').filter((word) => word !== ''))

test('without words it is the city of the issue', () => {
  expect(read('')).toEqual({
    people: 1_200_000,
    profile: 'city',
    seed: 18,
    data: null,
    keep: false,
    direct: false,
    json: null,
    html: null,
  })
  expect(read('--people 12_000_000 --profile growth --keep --direct --seconds 30')).toMatchObject({
    seconds: 30,
    people: 12_000_000,
    profile: 'growth',
    keep: true,
    direct: true,
  })
})

test.each([
  '--people 1999',
  '--people 12600001',
  '--people many',
  '--people 1e6',
  '--people -5',
  '--profile town',
  '--seed 1.5',
  '--json .',
  '--json no-such-folder/a.json',
  '--speed 9',
  '--seconds 4',
  'city',
])('refuses %s in one sentence', (text) => {
  let message = ''
  try {
    read(text)
  } catch (error) {
    expect(error).toBeInstanceOf(OptionsFault)
    message = (error as OptionsFault).message
    expect((error as OptionsFault).isHelp).toBe(false)
  }
  expect(message.length).toBeGreaterThan(10)
  expect(message).not.toContain('\n')
})

test('ends with 2 for nonsense and with 0 for help, without starting anything', () => {
  const run = (...words: string[]) =>
    spawnSync(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'main.ts'), ...words],
      {
        encoding: 'utf8',
      },
    )
  const nonsense = run('--people', '7')
  expect([nonsense.status, nonsense.stdout]).toEqual([2, ''])
  expect(nonsense.stderr.trim().split('\n')).toHaveLength(1)
  const help = run('--help')
  expect([help.status, help.stderr]).toEqual([0, ''])
  expect(help.stdout).toContain('--profile')
})
