import { existsSync, readdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fourWells, textRun } from '@bihuan/interop/instruments/fixtures/a-run.ts'
import { smallWorkbook } from '@bihuan/interop/instruments/fixtures/containers.ts'
import { describe, expect, test } from 'vitest'
import { aFolder, runCli } from './commands/testing/run-cli.ts'

const dry = (file: string, ...more: string[]) =>
  runCli(['import', 'results', file, '--dry-run', ...more])

function aFile(name: string, content: string | Uint8Array): string {
  const path = join(aFolder(), name)
  writeFileSync(path, content)
  return path
}

describe('import results --dry-run', () => {
  test('prints the wells as JSON and nothing else, without a city and within 1.5 s', async () => {
    const { code, out, err, ms } = await dry(aFile('run.txt', textRun(fourWells())), '--json')
    expect([code, err]).toEqual([0, ''])
    const wells = fourWells().map(({ well, sample, target, dye, ct }) => ({
      well,
      sample,
      target,
      dye,
      ct,
    }))
    expect(JSON.parse(out)).toEqual({ wells })
    expect(ms).toBeLessThan(5_000) // 0.8 s on a quiet machine; here others run beside it
  })

  test('reads a file by what it holds, whatever its name', async () => {
    const { code, out } = await dry(aFile('run.txt', smallWorkbook()), '--json')
    expect([code, JSON.parse(out).wells[0]]).toEqual([
      0,
      { well: 'A1', sample: '4101000000015', target: 'N', dye: 'VIC', ct: 27.5 },
    ])
  })

  test('is a table for a person, without colours when piped', async () => {
    const { code, out } = await dry(aFile('run.txt', textRun(fourWells())))
    expect([code, out.includes('采样管3'), out.includes('\u001b')]).toEqual([0, true, false])
  })

  test('tells each fault with row and column, and ends with 2', async () => {
    const file = aFile('run.txt', textRun(fourWells()).replace('25.5', 'abc'))
    const { code, out } = await dry(file, '--json')
    const problem = JSON.parse(out)
    expect([code, problem.code]).toEqual([2, 'result-file.refused'])
    expect(problem.errors).toEqual([
      expect.objectContaining({
        code: 'ct-not-a-number',
        row: expect.any(Number),
        column: expect.any(String),
      }),
    ])
    const words = await dry(file)
    expect([words.code, words.out]).toEqual([2, ''])
    expect(words.err).toMatch(/row \d+, column .*：|row \d+, column .*: Ct“abc”不是数字/)
  })

  test.each([
    ['a missing file', () => join(aFolder(), 'nothing.txt'), 'file.missing'],
    ['a folder', () => aFolder(), 'file.not-a-file'],
    ['an empty file', () => aFile('empty.txt', ''), 'result-file.refused'],
    [
      'a file of 100 MB',
      () => {
        const path = aFile('large.txt', '')
        truncateSync(path, 100_000_000)
        return path
      },
      'file.too-large',
    ],
    ['something else', () => aFile('notes.txt', 'milk, bread'), 'result-file.refused'],
  ])('refuses %s in words, with 2', async (_, make, word) => {
    const file = make()
    const { code, out } = await dry(file, '--json')
    expect([code, JSON.parse(out).code]).toEqual([2, word])
    const words = await dry(file)
    expect([words.code, words.out]).toEqual([2, ''])
    expect(words.err).toContain(`[${word}]`)
    expect(words.err).not.toContain('    at ')
  })

  const folder = join(
    process.env.ACCEPTANCE_DATA ?? join(import.meta.dirname, '../../shared/acceptance'),
    'qpcr',
  )
  const files = existsSync(folder)
    ? readdirSync(folder).filter((name) => /\.(txt|xlsx|rdml)$/.test(name))
    : []
  test.skipIf(files.length === 0)(
    'takes every real export (skipped where shared/acceptance is absent)',
    async () => {
      for (const name of files) {
        const { code, out } = await dry(join(folder, name), '--json')
        expect([name, code]).toEqual([name, 0])
        expect(JSON.parse(out).wells.length, name).toBeGreaterThan(5)
      }
    },
  )

  test('without --dry-run asks for the plate', async () => {
    const { code, err } = await runCli([
      'import',
      'results',
      aFile('run.txt', textRun(fourWells())),
    ])
    expect([code, err.includes('--plate')]).toEqual([2, true])
  })
})
