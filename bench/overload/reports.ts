import { requestBytes } from '../load/request-bytes.ts'
import { type Line, openLine } from './line.ts'
import { halfOf, type Stage } from './stage.ts'
import { round } from './tenfold.ts'

const atOnce = 50

/** Fifty people who each ask for one heavy report after the other, and come again soon where they are refused. */
function askers(port: number, round: string, token: string) {
  const asks = ['report', 'conservation', 'coverage'].map((what) =>
    requestBytes({ method: 'GET', path: `/api/v1/rounds/${round}/${what}`, token }),
  )
  const lines: Line[] = []
  const answers: Record<string, number> = {}
  let isOver = false
  let n = 0
  const ask = (line: Line) => {
    n += 1
    line.ask(asks[n % asks.length] ?? Buffer.alloc(0), (status) => {
      answers[status] = (answers[status] ?? 0) + 1
      if (!isOver) setTimeout(() => ask(line), status === 200 ? 0 : 200)
    })
  }
  for (let one = 0; one < atOnce; one += 1) {
    const line = openLine(port)
    lines.push(line)
    ask(line)
  }
  return {
    stop() {
      isOver = true
      for (const line of lines) line.close()
      return answers
    },
  }
}

/** Fifty askers of reports beside the field: what they do to its p99, and what the field leaves them. */
export async function reports(
  { rush, product, bench }: Stage,
  it: { capacity: number; calmP99: number },
) {
  const inspector = bench.prepared.staff.get('inspector')
  if (!inspector) throw new Error('the bench has no inspector')
  const crowd = askers(product.port, bench.round.round, inspector.token)
  const report = await rush('fifty report queries beside the field', halfOf(it.capacity))
  const answers = crowd.stop()
  return {
    field_p99_ms: report.admittedMs.p99,
    field_p99_calm_ms: it.calmP99,
    field_p99_times: round(report.admittedMs.p99 / it.calmP99),
    field_refused: report.refused,
    report_answers: answers,
  }
}
