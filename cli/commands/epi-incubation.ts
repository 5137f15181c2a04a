import { fewestExposures, fitIncubation } from '@bihuan/core/epi/incubation.ts'
import { tailBeyond } from '@bihuan/core/epi/lognormal-law.ts'
import type { Answer } from './answering.ts'
import { type ExposureOptions, exposuresOf } from './epi-exposures.ts'
import { refusedFile } from './epi-read.ts'
import { tableText } from './print.ts'

const tailDays = [7, 10, 14, 21] as const

/** The incubation time most likely for windows of exposure and onset (Reich et al. 2009). */
export async function incubationOfFile(options: ExposureOptions): Promise<Answer> {
  const { exposures, leftOut, filled } = exposuresOf(options)
  const fit = fitIncubation(exposures)
  if (fit === null)
    throw refusedFile(options.data, [
      {
        code: 'too-few',
        row: null,
        message: `No law can be told from ${exposures.length} windows (${leftOut.length} were left out)`,
        messageZh: `可用的 ${exposures.length} 例不足以拟合（另有 ${leftOut.length} 例未采用）`,
      },
    ])
  const law = { meanlog: fit.meanlog.estimate, sdlog: fit.sdlog.estimate }
  const json = {
    method: 'Reich et al. 2009, doi 10.1002/sim.3659',
    law: 'lognormal',
    n: fit.n,
    meanlog: fit.meanlog,
    sdlog: fit.sdlog,
    quantiles: fit.quantiles,
    tail: tailDays.map((days) => ({ days, beyond: tailBeyond(law, days) })),
    logLik: fit.logLik,
    warning: fit.n < fewestExposures ? 'few-windows' : null,
    filled,
    leftOut,
  }
  const three = (value: number) => value.toFixed(3)
  return {
    json,
    text: [
      `n ${fit.n}, lognormal meanlog ${three(law.meanlog)} (${three(fit.meanlog.low)}–${three(fit.meanlog.high)}), sdlog ${three(law.sdlog)} (${three(fit.sdlog.low)}–${three(fit.sdlog.high)}), logLik ${three(fit.logLik)}`,
      tableText(
        ['quantile 分位', 'days 天', '2.5 %', '97.5 %'],
        fit.quantiles.map(({ p, days, low, high }) => [
          `${Number((p * 100).toFixed(1))} %`,
          three(days),
          three(low),
          three(high),
        ]),
      ),
      ...(json.warning ? [`fewer than ${fewestExposures} windows 样本过少`] : []),
      ...leftOut.map(({ row, why }) => `left out 未采用: row ${row} (${why})`),
    ].join('\n\n'),
  }
}
