import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { describeChains } from './describe-chains.ts'
import { lognormalIncubation, normalInterval } from './interval.ts'
import { type Measure, measureModel, questionsOf } from './measure.ts'
import { commonWeights } from './weights.ts'

const folder = join(
  process.env.ACCEPTANCE_DATA ?? join(import.meta.dirname, '../../../shared/acceptance'),
  'chains',
)
const isThere = existsSync(folder)
if (!isThere) console.warn(`skipped: no acceptance data in ${folder} (ACCEPTANCE_DATA)`)

const cellShape = /(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g
const cellsOf = (line: string) => [...line.matchAll(cellShape)].map((m) => m[1] ?? m[2] ?? '')
/** The rows of a CSV of the folder as columns by head; these files have no line breaks in cells. */
function rowsOf(file: string): Map<string, string>[] {
  const [head = '', ...lines] = readFileSync(join(folder, file), 'utf8').trim().split(/\r?\n/)
  const columns = cellsOf(head)
  return lines.map((line) => new Map(cellsOf(line).map((cell, n) => [columns[n] ?? '', cell])))
}

const mers = () => ({
  ids: rowsOf('mers_korea_2015_linelist.csv').map((row) => row.get('id') ?? ''),
  pairs: rowsOf('mers_korea_2015_contacts.csv').map((row) => ({
    from: row.get('from') ?? '',
    to: row.get('to') ?? '',
  })),
})
const hongKongPairs = () =>
  rowsOf('hongkong_2020_transmission_pairs.csv').map((row) => ({
    from: row.get('infector.case') ?? '',
    to: row.get('infectee.case') ?? '',
  }))
const dayOf = (text: string | undefined) => {
  const [, day, month, year] = /^(\d+)\/(\d+)\/(\d+)$/.exec(text ?? '') ?? []
  return year === undefined
    ? null
    : Date.UTC(2000 + Number(year), Number(month) - 1, Number(day)) / 86_400_000
}

/** Union-find and repeated relaxation: nothing of the walk that the product does. */
function another(ids: readonly string[], pairs: readonly { from: string; to: string }[]) {
  const all = [...new Set([...ids, ...pairs.flatMap(({ from, to }) => [from, to])])]
  const parent = new Map(all.map((id) => [id, id]))
  const top = (id: string): string => {
    const above = parent.get(id) ?? id
    return above === id ? id : top(above)
  }
  for (const { from, to } of pairs) parent.set(top(from), top(to))
  const sizes = new Map<string, number>()
  for (const id of all) sizes.set(top(id), (sizes.get(top(id)) ?? 0) + 1)
  const infected = new Set(pairs.map(({ to }) => to))
  const steps = new Map(all.map((id) => [id, infected.has(id) ? Number.POSITIVE_INFINITY : 0]))
  for (let change = true; change; ) {
    change = false
    for (const { from, to } of pairs) {
      const over = (steps.get(from) ?? 0) + 1
      if (over < (steps.get(to) ?? 0)) {
        steps.set(to, over)
        change = true
      }
    }
  }
  const degree = (id: string) =>
    new Set(pairs.filter(({ from }) => from === id).map(({ to }) => to)).size
  return {
    components: sizes.size,
    largest: Math.max(...sizes.values()),
    isolated: [...sizes.values()].filter((size) => size === 1).length,
    maxOutDegree: Math.max(...all.map(degree)),
    generations: Math.max(...steps.values()),
  }
}

describe.runIf(isThere)('chains of the world', () => {
  test('MERS in Korea, 2015: as another way of counting has it, and as python had it once', () => {
    const { ids, pairs } = mers()
    const { figures, outDegree } = describeChains(ids, pairs)
    expect(figures).toMatchObject(another(ids, pairs))
    expect(figures).toEqual({
      cases: 162,
      links: 98,
      components: 67,
      largest: 94,
      isolated: 65,
      maxOutDegree: 38,
      generations: 3,
    })
    expect(['SK_14', 'SK_1', 'SK_16'].map((id) => outDegree.get(id))).toEqual([38, 26, 21])
  })

  test('Hong Kong, 2020: with the source that the list of cases lacks', () => {
    const ids = rowsOf('hongkong_2020_case_data.csv').map((row) => row.get('case.no') ?? '')
    const { figures, unlisted } = describeChains(ids, hongKongPairs())
    expect(figures).toMatchObject(another(ids, hongKongPairs()))
    expect(figures).toEqual({
      cases: 1038,
      links: 169,
      components: 870,
      largest: 14,
      isolated: 795,
      maxOutDegree: 11,
      generations: 3,
    })
    expect(unlisted).toEqual(['CH001'])
  })
})

describe.runIf(isThere)('sources in the clusters of Hong Kong, 2020', () => {
  const cases = isThere ? casesOf() : []
  const lines = new Map(cases.map(({ id }, n) => [id, n]))
  const links = (isThere ? hongKongPairs() : []).flatMap(({ from, to }) => {
    const [source, infectee] = [lines.get(from), lines.get(to)]
    return source === undefined || infectee === undefined ? [] : [{ from: source, to: infectee }]
  })
  const questions = questionsOf(cases, links)
  const interval = normalInterval(5.81, 4.43)
  const closed = { ...commonWeights, unseen: 0, outside: 0 }
  const percent = ({ first, firstThree }: Measure) =>
    [first, firstThree].map((share) => Math.round(share * 1000) / 10)

  test('are found as often by the interval alone as the baseline says', () => {
    const baseline = measureModel(cases, questions, {
      interval,
      incubation: null,
      weights: { ...closed, dispersion: Number.POSITIVE_INFINITY },
    })
    expect(percent(baseline)).toEqual([46.6, 64.1])
    expect(baseline).toMatchObject({
      judged: 131,
      meanPosterior: expect.closeTo(0.373, 3),
      byLot: expect.closeTo(0.309, 3),
    })
    expect(baseline.logLikelihood).toBeCloseTo(-238.1, 1)
  })

  test('are found more often with what others published of offspring and incubation', () => {
    // k = 0.1 of Endo et al. 2020, incubation of McAloon et al. 2020: neither was fitted to these clusters.
    const better = measureModel(cases, questions, {
      interval,
      incubation: lognormalIncubation(1.63, 0.5),
      weights: closed,
    })
    expect(percent(better)).toEqual([52.7, 74])
    expect(better.meanPosterior).toBeGreaterThan(0.45)
    const wider = measureModel(cases, questions, {
      interval,
      incubation: lognormalIncubation(1.63, 0.5),
      weights: { ...closed, dispersion: 0.43 },
    })
    // Surer posteriors cost more where they are wrong: the likelihood asks for a k nearer to this city's own.
    expect(wider.logLikelihood).toBeGreaterThan(-225)
    expect(better.logLikelihood).toBeLessThan(wider.logLikelihood)
  })
})

function casesOf() {
  return rowsOf('hongkong_2020_case_data.csv').map((row) => {
    const cluster = row.get('cluster.id') ?? '0'
    return {
      id: row.get('case.no') ?? '',
      onset: dayOf(row.get('onset.date')),
      // Whoever is confirmed is in hospital: of isolation itself the list tells no date.
      isolated: dayOf(row.get('confirm.date')),
      abroad: 1,
      cluster: cluster === '0' || cluster === 'NA' ? null : cluster,
    }
  })
}
