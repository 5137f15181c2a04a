import { withDescendants } from '../machine/processes.ts'
import type { Stage } from './stage.ts'

const killAfterMs = 5_000

/** The application is killed at the peak: how long until one request is taken again, and until all are. */
export async function restart({ rush, product }: Stage, it: { capacity: number }) {
  const apps = withDescendants([product.pid]).filter((pid) => pid !== product.pid)
  const [app] = apps
  if (app === undefined) throw new Error('the product has no application process')
  setTimeout(() => process.kill(app, 'SIGKILL'), killAfterMs)
  const perS = Math.round(it.capacity * 0.7)
  const report = await rush('kill -9 of the application at the peak', {
    connections: 400,
    kind: 'open',
    perS,
    seconds: 25,
    onRefusal: 'drop',
    supply: 'again',
  })
  const killedAt = killAfterMs / 1_000
  const after = report.bySecond.filter(({ at }) => at > killedAt && at < report.seconds)
  const first = after.find(({ admitted }) => admitted > 0)
  const whole = after.find(({ admitted }) => admitted >= perS * 0.9)
  return {
    taken_again_after_s: first ? first.at - killedAt : -1,
    whole_again_after_s: whole ? whole.at - killedAt : -1,
    refused: report.refused,
    refusal_p99_ms: report.refusedMs.p99,
    broken: report.other.broken ?? 0,
    unanswered: report.unanswered,
  }
}
