import type { Bench } from '../bench.ts'
import type { Product } from '../product/product.ts'
import type { Crowd } from './crowd-process.ts'
import type { CrowdReport, Rush } from './crowd-words.ts'

/** What every stage of the overload gets. */
export type Stage = {
  bench: Bench
  crowd: Crowd
  product: Product
  /** Runs the crowd against the product, and says in one line what came of it. */
  rush(name: string, rush: Omit<Rush, 'port'>): Promise<CrowdReport>
}

/** Connections that offer as much as is taken, and few enough that nobody is refused. */
export const fullConnections = 48
/** More than the front lets in and lets wait together, so that a request seldom waits for one; fewer than one address may have. */
export const openConnections = 2_400

/** A stage with its words. */
export function aStage(bench: Bench, crowd: Crowd, product: Product): Stage {
  return {
    bench,
    crowd,
    product,
    async rush(name, rush) {
      const before = product.cpu()
      const report = await crowd.rush({ ...rush, port: product.port })
      const after = product.cpu()
      const { admittedPerS, admittedMs, refused, refusedMs, other, unsent, unanswered } = report
      bench.say(
        `${name}: ${admittedPerS}/s taken, p99 ${admittedMs.p99} ms; ${refused} refused, p99 ${refusedMs.p99} ms; ` +
          `cpu s app ${(after.application - before.application).toFixed(1)} db ${(after.database - before.database).toFixed(1)} crowd ${report.generatorCpuS.toFixed(1)}` +
          `${unsent + unanswered > 0 ? `; unsent ${unsent}, unanswered ${unanswered}` : ''}${Object.keys(other).length > 0 ? `; ${JSON.stringify(other)}` : ''}`,
      )
      return report
    },
  }
}

/** The field at half of its capacity, beside which something else is tried for fifteen seconds. */
export const halfOf = (capacity: number): Omit<Rush, 'port'> => ({
  connections: 200,
  kind: 'open',
  perS: Math.round(capacity / 2),
  seconds: 15,
  onRefusal: 'drop',
  supply: 'again',
})
