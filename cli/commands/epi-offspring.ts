import { extinction } from '@bihuan/core/epi/extinction.ts'
import {
  fitOffspring,
  histogramOf,
  infectsNobody,
  sizeBiasedMean,
} from '@bihuan/core/epi/offspring.ts'
import { shareCausing, shareCausingOf } from '@bihuan/core/epi/transmission-share.ts'
import type { Answer } from './answering.ts'
import { notACount, numbersOf, refusedFile } from './epi-read.ts'
import { tableText } from './print.ts'

/** R and k of the numbers of people that each case infected. */
export async function offspringOfFile({ counts: path }: { counts: string }): Promise<Answer> {
  const counts = numbersOf(path, notACount)
  const fit = fitOffspring(counts)
  if (fit === null)
    throw refusedFile(path, [
      {
        code: 'no-infections',
        message: 'Nobody infected anybody in it: k cannot be known',
        messageZh: '没有任何继发病例，无法估计 k',
      },
    ])
  const [r, k] = [fit.r.estimate, fit.k.estimate]
  const json = {
    cases: fit.cases,
    infections: fit.infections,
    r: fit.r,
    k: fit.k,
    logLik: fit.logLik,
    infectsNobody: infectsNobody(r, k),
    shareCausing80: shareCausing(r, k),
    shareCausing80Found: shareCausingOf(counts),
    extinction: extinction(r, k),
    sizeBiasedMean: fit.sizeBiased,
    sizeBiasedMeanOfFit: sizeBiasedMean(r, k),
    histogram: histogramOf(counts),
  }
  const of = (one: { estimate: number; low: number; high: number | null }) =>
    `${one.estimate.toFixed(4)} (${one.low.toFixed(3)}–${one.high === null ? '∞' : one.high.toFixed(3)})`
  return {
    json,
    text: [
      tableText(
        ['', ''],
        [
          ['cases 病例', String(json.cases)],
          ['infections 继发', String(json.infections)],
          ['R (95 %)', of(json.r)],
          ['k (95 %)', of(json.k)],
          ['infects nobody 不传染他人', json.infectsNobody.toFixed(4)],
          ['cases causing 80 % 造成八成传播的病例', json.shareCausing80.toFixed(4)],
          ['one chain ends by itself 单链自行终止', json.extinction.toFixed(4)],
          ['offspring of an infector 传染者的平均继发', json.sizeBiasedMean.toFixed(4)],
        ],
      ),
      tableText(
        ['offspring 继发', 'cases 例'],
        json.histogram.map(({ offspring, cases }) => [offspring, cases]),
      ),
    ].join('\n\n'),
  }
}
