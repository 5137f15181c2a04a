import type { FastifyInstance } from 'fastify'
import { pendingMigrations } from '../db/migrate.ts'
import { jobSchema } from '../jobs/jobs.ts'
import type { Context } from './context.ts'

// Beyond this the database and we disagree about what "24 hours" is.
const clockSkewMsMax = 2_000

async function readiness(context: Context) {
  const { sql } = context.city
  const asked = Date.now()
  const jobs = `${jobSchema(context.city.code)}.jobs`
  const [row] = await sql<{ at: number; hasQueue: boolean }[]>`
    select clock_timestamp() as at, to_regclass(${jobs}) is not null as has_queue`
  const [queue] = row?.hasQueue
    ? await sql<
        { late: number }[]
      >`select count(*)::int as late from ${sql(jobs)} where run_at < now() - interval '5 minutes'`
    : []
  const skewMs = row ? Math.abs(row.at - (asked + Date.now()) / 2) : Number.POSITIVE_INFINITY
  const pending = await pendingMigrations(sql)
  return {
    database: true,
    migrations: { ready: pending.length === 0, pending },
    queue: { ready: queue?.late === 0, late: queue?.late ?? null },
    clock: { ready: skewMs <= clockSkewMsMax, skewMs: Math.round(skewMs) },
    // No fault of the process: a city may hand out printed codes only. Whoever runs it must still see it.
    texts: { gateway: context.sendsTexts ?? false },
    // `owner`: this database let us make no role, so whoever takes over the application may also change what was signed.
    roles: context.rights ?? 'owner',
  }
}

/** Liveness, readiness and version, for whoever runs the machine. */
export function registerOps(app: FastifyInstance, context: Context, version: string): void {
  app.get(
    '/livez',
    { schema: { operationId: 'ops.live', summary: 'The process answers', tags: ['operations'] } },
    async () => ({ live: true }),
  )
  app.get(
    '/version',
    { schema: { operationId: 'ops.version', summary: 'What runs here', tags: ['operations'] } },
    async () => ({ version, node: process.version }),
  )
  app.get(
    '/readyz',
    {
      schema: {
        operationId: 'ops.ready',
        summary: 'Database, migrations, queue and clock',
        tags: ['operations'],
      },
    },
    async (_request, reply) => {
      const report = await readiness(context).catch(() => null)
      const ready = report?.migrations.ready && report.queue.ready && report.clock.ready
      return reply
        .code(ready ? 200 : 503)
        .send({ ready: ready ?? false, ...(report ?? { database: false }) })
    },
  )
}
