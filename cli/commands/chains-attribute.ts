import { attribute, type SourceModel, unlinkedShare } from '@bihuan/core/chains/attribute.ts'
import { lognormalIncubation, normalInterval } from '@bihuan/core/chains/interval.ts'
import { linksById } from '@bihuan/core/chains/links-by-id.ts'
import {
  candidatesWithin,
  type Measure,
  measureModel,
  questionsOf,
} from '@bihuan/core/chains/measure.ts'
import { commonWeights } from '@bihuan/core/chains/weights.ts'
import { orderTold, readDay } from '@bihuan/interop/line-list/read-day.ts'
import type { Answer } from './answering.ts'
import type { ChainFiles } from './chains-files.ts'
import { tableText } from './print.ts'
import { Refusal } from './refusal.ts'

const dayMs = 86_400_000
type Law = { mean: number; sd: number }
type Options = { interval?: Law; incubation?: Law; dispersion?: number }

/** A column of days, in days since 1970; null where a cell says nothing. Refuses a cell that is no day. */
function daysOf({ list }: ChainFiles, head: string | null): (number | null)[] {
  const place = list.columns.indexOf(head ?? '')
  if (place < 0) return list.rows.map(() => null)
  const cells = list.rows.map((row) => row.cells[place] ?? '')
  // A single day above 12 says for the whole column how its days are written.
  const order = cells.map(orderTold).find((told) => told !== null) ?? null
  return cells.map((cell, n) => {
    if (cell === '' || cell === 'NA') return null
    const read = readDay(cell, order, list.is1904)
    if (read.ok) return read.at / dayMs
    throw new Refusal('linelist.day', '日期无法识别', 'A day cannot be read', [
      { code: read.code, message: read.code, messageZh: read.code, row: n + 2, column: head },
    ])
  })
}

function missing(what: string): Refusal {
  return new Refusal(
    'column.unknown',
    `请用 --${what} 指明病例表的列`,
    `Name the column of the line list with --${what}`,
  )
}

/** The interval of the links themselves: mean and deviation of their onset differences. */
function ownInterval(days: readonly number[]): Law {
  if (days.length < 10)
    throw new Refusal(
      'interval.needed',
      '有日期的关系不足 10 条，请用 --interval 给出代际间隔',
      'Fewer than 10 links have both dates: give the serial interval with --interval',
    )
  const mean = days.reduce((sum, one) => sum + one, 0) / days.length
  const squares = days.reduce((sum, one) => sum + (one - mean) ** 2, 0)
  return { mean, sd: Math.sqrt(squares / (days.length - 1)) }
}

/** Sources within clusters, judged without the links and then held against them, beside the interval alone. */
export function attributeFiles(files: ChainFiles, options: Options): Answer {
  const { columns, list, ids, pairs } = files
  if (columns.onset === null) throw missing('onset')
  if (columns.cluster === null) throw missing('cluster')
  const onset = daysOf(files, columns.onset)
  const isolated = daysOf(files, columns.isolated)
  const cluster = list.columns.indexOf(columns.cluster)
  const cases = ids.map((_, n) => {
    const of = String(list.rows[n]?.cells[cluster] ?? '').trim()
    return {
      onset: onset[n] ?? null,
      isolated: isolated[n] ?? null,
      abroad: 1,
      cluster: of === '' || of === '0' || of === 'NA' ? null : of,
    }
  })
  const links = linksById(ids, pairs).links.filter(
    ({ from, to }) => Math.max(from, to) < ids.length,
  )
  const questions = questionsOf(cases, links)
  const law =
    options.interval ??
    ownInterval(
      links.flatMap(({ from, to }) => {
        const [a, b] = [onset[from] ?? null, onset[to] ?? null]
        return a === null || b === null ? [] : [b - a]
      }),
    )
  const { incubation } = options
  const weights = {
    ...commonWeights,
    dispersion: options.dispersion ?? commonWeights.dispersion,
    unseen: 0,
    outside: 0,
  }
  const model: SourceModel = {
    interval: normalInterval(law.mean, law.sd),
    incubation: incubation ? lognormalIncubation(incubation.mean, incubation.sd) : null,
    weights,
  }
  const alone: SourceModel = {
    ...model,
    incubation: null,
    weights: { ...weights, dispersion: Number.POSITIVE_INFINITY },
  }
  const found = measureModel(cases, questions, model)
  const baseline = measureModel(cases, questions, alone)
  const share = openShare(cases, model)
  return {
    json: {
      ...found,
      baseline,
      unlinkedShare: share,
      model: {
        interval: { ...law, from: options.interval ? 'option' : 'links' },
        incubation: incubation ?? null,
        dispersion: weights.dispersion,
      },
    },
    text: [
      tableText(
        ['', 'judged 评判', 'first 首位', 'in three 前三', 'mean p', 'log likelihood'],
        [rowOf('interval alone 仅代际间隔', baseline), rowOf('with all 全部因素', found)],
      ),
      '',
      `by lot 随机 ${baseline.byLot.toFixed(3)}; candidates 候选 ${baseline.meanCandidates.toFixed(1)}; interval 间隔 N(${law.mean.toFixed(2)}, ${law.sd.toFixed(2)}) ${options.interval ? '' : 'of the links 由关系表估计'}`,
      `unlinked 来源不明 (max p < 0.5): ${share === null ? '–' : `${(share * 100).toFixed(1)} %`}`,
    ].join('\n'),
  }
}

const rowOf = (
  name: string,
  { judged, first, firstThree, meanPosterior, logLikelihood }: Measure,
) => [
  name,
  judged,
  `${(first * 100).toFixed(1)} %`,
  `${(firstThree * 100).toFixed(1)} %`,
  meanPosterior.toFixed(3),
  logLikelihood.toFixed(1),
]

/** Of all cases, with somebody unseen and outside as candidates again: how many have no candidate likelier than not. */
function openShare(cases: Parameters<typeof measureModel>[0], model: SourceModel): number | null {
  const candidates = candidatesWithin(cases, () => ({ contact: 1, place: 1, sameHome: 1 }))
  const weights = {
    ...model.weights,
    unseen: commonWeights.unseen,
    outside: commonWeights.outside,
  }
  const best = new Float64Array(cases.length)
  attribute(cases, candidates, { ...model, weights }).candidates.forEach(({ posterior }, n) => {
    const line = candidates[n]?.infectee ?? -1
    best[line] = Math.max(best[line] ?? 0, posterior)
  })
  return unlinkedShare(best)
}
