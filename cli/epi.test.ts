import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { aFolder, runCli } from './commands/testing/run-cli.ts'

const flu = [
  1, 1, 0, 2, 5, 3, 3, 3, 6, 2, 5, 9, 13, 12, 13, 11, 12, 6, 6, 6, 3, 1, 0, 2, 0, 0, 0, 0, 2, 0, 2,
  0,
]
const shares = [0, 0.233, 0.359, 0.198, 0.103, 0.053, 0.027, 0.014, 0.007, 0.003, 0.002, 0.001]

const fileOf = (lines: readonly (string | number)[]) => {
  const file = join(aFolder(), 'lines.txt')
  writeFileSync(file, `${lines.join('\n')}\n`)
  return file
}
const epi = async (...args: string[]) => {
  const { code, out } = await runCli(['epi', ...args, '--json'])
  return { code, answer: JSON.parse(out) }
}

describe('epi', () => {
  test('rt tells every window of a series, and refuses weeks, gaps and what is no interval', async () => {
    const [incidence, si] = [fileOf(flu), fileOf(shares)]
    const { code, answer } = await epi('rt', '--incidence', incidence, '--si', si, '--window', '7')
    expect(code).toBe(0)
    expect(answer.windows).toHaveLength(25)
    const last = answer.windows.at(-1)
    expect(last).toMatchObject({ from: 26, until: 32, cases: 4, warning: 'few-cases' })
    expect(last.mean).toBeCloseTo(1.0040161, 6)
    expect(last.q025).toBeCloseTo(0.3260013, 6)
    const late = fileOf([0.5, 0.3, 0.2])
    const known = await epi('rt', '--incidence', incidence, '--si', si, '--delays', late)
    expect(known.answer.windows.at(-1)).toMatchObject({
      complete: 0.5,
      mean: null,
      warning: 'incomplete',
    })
    const weeks = fileOf(['2022-01-03,4', '2022-01-10,5', '2022-01-17,6'])
    expect(await epi('rt', '--incidence', weeks, '--si', si)).toMatchObject({
      code: 2,
      answer: { errors: [{ code: 'weekly' }] },
    })
    expect(await epi('rt', '--incidence', incidence, '--si', incidence)).toMatchObject({
      code: 2,
      answer: { code: 'epi.file-refused' },
    })
  })

  test('incubation fits windows, leaves out what cannot be, and says where a cell is wrong', async () => {
    const rows = [2, 3, 4, 5, 6, 9, 12].map((d) => `0,1,${d},${d + 1}`)
    const good = fileOf(['EL,ER,SL,SR', ...rows, '5,6,1,2', '1,2,3,'])
    const { code, answer } = await epi('incubation', '--data', good)
    expect([code, answer.n, answer.warning]).toEqual([0, 7, 'few-windows'])
    expect(answer.leftOut).toEqual([
      { row: 9, why: 'onset-first' },
      { row: 10, why: 'no-sr' },
    ])
    expect(answer.quantiles.find(({ p }: { p: number }) => p === 0.5).days).toBeCloseTo(4.9, 0)
    const bad = fileOf(['EL,ER,SL,SR', '0,1,2,x', ',1,2,3'])
    expect(await epi('incubation', '--data', bad)).toMatchObject({
      code: 2,
      answer: {
        errors: [
          { code: 'not-a-day', row: 2, column: 'SR' },
          { code: 'no-el', row: 3, column: 'EL' },
        ],
      },
    })
    const came = fileOf(['EL,ER,SL,SR,PR', ...rows.map((row) => `${row},`), ',1,3,,5'])
    const filled = await epi('incubation', '--data', came, '--presented', 'PR', '--earliest', '0')
    expect([filled.answer.n, filled.answer.filled]).toEqual([8, { el: 1, er: 0, sl: 0, sr: 1 }])
    expect(await epi('incubation', '--data', good, '--earliest', 'soon')).toMatchObject({
      code: 2,
      answer: { code: 'epi.no-such-day' },
    })
    expect(await epi('incubation', '--data', good, '--el', 'BEGIN')).toMatchObject({
      code: 2,
      answer: { errors: [{ code: 'no-column', column: 'BEGIN' }] },
    })
  })

  test('offspring, doubling, si and pooling answer, and name the line of what is wrong', async () => {
    const counts = fileOf([...new Array(199).fill(0), ...new Array(57).fill(1), 11, 10, 6, 6, 5])
    const { answer } = await epi('offspring', '--counts', counts)
    expect(answer.r.estimate).toBeCloseTo(95 / 261, 9)
    expect(answer.k.low).toBeLessThan(answer.k.estimate)
    expect(await epi('offspring', '--counts', fileOf([1, 'x', -1]))).toMatchObject({
      code: 2,
      answer: { errors: [{ row: 2 }, { row: 3 }] },
    })
    const grown = await epi('doubling', '--incidence', fileOf([1, 2, 4, 8, 16]))
    expect(grown.answer.doublingDays).toBeCloseTo(1, 8)
    const interval = await epi('si', '--mean', '2.6', '--sd', '1.5')
    expect(interval.answer.shares[1]).toBeCloseTo(0.23317213, 8)
    const pools = await epi('pooling', '-p', '0.001', '-k', '10', '--se', '0.95', '--sp', '0.99')
    expect(pools.answer.twoStages.testsPerPerson).toBeCloseTo(0.119358, 6)
    expect(pools.answer.array.testsPerPerson).toBeCloseTo(0.218479, 6)
  })
})
