import type { FastifyInstance } from 'fastify'
import { pendingMigrations } from '../db/migrate.ts'
import type { Context } from './context.ts'

// Beyond this the database and we disagree about what "24 hours" is.
const clockSkewMsMax = 2_000

async function readiness(context: Context) {
  const { sql } = context.city
  const asked = Date.now()
  const [row] = await sql<{ at: number; queue: number | null }[]>`
    select clock_timestamp() as at,
      case when to_regclass('graphile_worker._private_jobs') is null then null
        else (select count(*)::int from graphile_worker.jobs where run_at < now() - interval '5 minutes') end as queue`
  const skewMs = row ? Math.abs(row.at - (asked + Date.now()) / 2) : Number.POSITIVE_INFINITY
  const pending = await pendingMigrations(sql)
  return {
    database: true,
    migrations: { ready: pending.length === 0, pending },
    queue: { ready: row?.queue === 0, late: row?.queue ?? null },
    clock: { ready: skewMs <= clockSkewMsMax, skewMs: Math.round(skewMs) },
  }
}

/** Liveness, readiness and version, for whoever runs the machine. */
export function registerOps(app: FastifyInstance, context: Context, version: string): void {
  app.get('/livez', { schema: { operationId: 'ops.live', summary: 'The process answers', tags: ['operations'] } }, async () => ({ live: true }))
  app.get('/version', { schema: { operationId: 'ops.version', summary: 'What runs here', tags: ['operations'] } }, async () => ({ version, node: process.version }))
  app.get('/readyz', { schema: { operationId: 'ops.ready', summary: 'Database, migrations, queue and clock', tags: ['operations'] } }, async (_request, reply) => {
    const report = await readiness(context).catch(() => null)
    const ready = report !== null && report.migrations.ready && report.queue.ready && report.clock.ready
    return reply.code(ready ? 200 : 503).send({ ready, ...(report ?? { database: false }) })
  })
}
