import { dorfman, testsDeviation } from '@bihuan/core/pooling/dorfman.ts'
import { dilutionCycles } from '@bihuan/core/pooling/stages.ts'
import { bestDesign, squareArray, threeStages } from '@bihuan/core/pooling/with-errors.ts'
import type { Answer } from './answering.ts'
import { tableText } from './print.ts'
import { Refusal } from './refusal.ts'

export type PoolingOptions = {
  prevalence: number
  pool: number
  se: number
  sp: number
  second?: number
}

/** What pools of so many people cost and find: two stages, three, a square array, and the best size. */
export async function poolingFigures(options: PoolingOptions): Promise<Answer> {
  const { prevalence, pool, se, sp, second } = options
  const test = { prevalence, sensitivity: se, specificity: sp }
  try {
    const design = { ...test, poolSize: pool }
    const best = bestDesign(test)
    const json = {
      prevalence,
      pool,
      sensitivity: se,
      specificity: sp,
      twoStages: { ...dorfman(design), testsDeviationPerPool: testsDeviation(design, 1) },
      best: { pool: best.poolSize, testsPerPerson: best.testsPerPerson },
      array: pool < 2 ? null : { rows: pool, ...squareArray(test, pool) },
      threeStages:
        second === undefined ? null : { first: pool, second, ...threeStages(test, pool, second) },
      dilutionCycles: dilutionCycles(pool),
    }
    const { twoStages } = json
    const told = (value: number | null) => (value === null ? null : value.toFixed(6))
    return {
      json,
      text: tableText(
        ['', ''],
        [
          ['tests per person 每人检测数', told(twoStages.testsPerPerson)],
          ['a tube reacts 混管阳性概率', told(twoStages.reactive)],
          ['sensitivity 灵敏度', told(twoStages.sensitivity)],
          ['specificity 特异度', told(twoStages.specificity)],
          ['positive predictive value 阳性预测值', told(twoStages.positivePredictive)],
          ['best pool 最优混检数', `${json.best.pool}: ${told(json.best.testsPerPerson)}`],
          [`array ${pool} x ${pool} 方阵`, told(json.array?.testsPerPerson ?? null)],
          ['three stages 三阶段', told(json.threeStages?.testsPerPerson ?? null)],
          ['dilution, cycles 稀释延迟 Ct', json.dilutionCycles.toFixed(3)],
        ],
      ),
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new Refusal(
      'epi.design-impossible',
      '患病率、灵敏度、特异度须在 0 与 1 之间；混检人数为正整数；三阶段的第二级须整除第一级',
      `Not a design that can be: ${error.message}`,
    )
  }
}
