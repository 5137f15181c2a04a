import type { ActDocument } from '@bihuan/core/orders/act.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Sql } from '../db/sql.ts'
import { type ActRow, type BatchRow, verifiedAct, verifiedBatch } from '../trust/rows.ts'
import { trustOf } from '../trust/trust-of.ts'
import { type isChanged, lookAt } from './changed-rows.ts'
import { byCommand } from './command-of.ts'
import type { Check, Finding } from './finding.ts'

type WatchedAct = ActRow & {
  kind: string
  orderId: string | null
  batchId: string | null
  appealId: string | null
  at: Instant
  commandAt: Instant | null
}

const atOnce = 500

const actRows = (sql: Sql, where: ReturnType<typeof isChanged>) => sql<WatchedAct[]>`
  select t.id, t.document, t.assertions, t.known_at, t.kind, t.order_id, t.batch_id, t.appeal_id, t.at,
    (select c.at from commands c where c.id = t.command_id) as command_at
  from order_acts t where ${where}`

function differing(row: WatchedAct, act: ActDocument): string[] {
  const pairs: [string, unknown, unknown][] = [
    ['id', row.id, act.id],
    ['kind', row.kind, act.kind],
    ['order_id', row.orderId, 'order' in act ? act.order : null],
    ['batch_id', row.batchId, 'batch' in act ? act.batch : null],
    ['appeal_id', row.appealId, 'appeal' in act ? act.appeal : null],
    ['at', row.at, act.at],
  ]
  return pairs.flatMap(([name, beside, signed]) => (beside === signed ? [] : [name]))
}

/** Acts that do not verify, whose columns lie, or that no command wrote. */
export const checkActs: Check = {
  name: 'acts',
  async run(pass) {
    const { city, memory } = pass
    const { sql, anchors } = city
    const found: Finding[] = []
    await lookAt(sql, memory, 'order_acts', async (where) => {
      const trust = await trustOf(sql, anchors)
      for await (const rows of actRows(sql, where).cursor(atOnce))
        for (const row of rows) {
          const subject = `act:${row.id}`
          const verdict = verifiedAct(row, trust)
          const of = verdict.ok
            ? differing(row, verdict.verified.act)
            : verdict.faults.map(({ code }) => code)
          if (of.length > 0) found.push({ kind: 'act-not-verified', subject, of: of.join(', ') })
          found.push(...byCommand(subject, row, pass))
        }
    })
    return found
  },
}

type WatchedBatch = BatchRow & { knownAt: Instant; commandAt: Instant | null }

/** Batches that do not verify or that no command wrote. */
export const checkBatches: Check = {
  name: 'batches',
  async run(pass) {
    const { city, memory } = pass
    const { sql, anchors } = city
    const found: Finding[] = []
    await lookAt(sql, memory, 'order_batches', async (where) => {
      const trust = await trustOf(sql, anchors)
      const rows = sql<WatchedBatch[]>`
        select t.id, t.document, t.assertions, t.known_at, (select c.at from commands c where c.id = t.command_id) as command_at
        from order_batches t where ${where}`
      // One batch names up to ten thousand orders.
      for await (const [row] of rows.cursor(1)) {
        if (!row) continue
        const subject = `batch:${row.id}`
        const verdict = verifiedBatch(row, trust)
        const codes = verdict.ok ? [] : verdict.faults.map(({ code }) => code)
        if (verdict.ok && verdict.batch.document.id !== row.id) codes.push('not-in-batch')
        if (codes.length > 0)
          found.push({ kind: 'batch-not-verified', subject, of: codes.join(', ') })
        found.push(...byCommand(subject, row, pass))
      }
    })
    return found
  },
}
