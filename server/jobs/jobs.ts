import { Logger, type Runner, run } from 'graphile-worker'
import { citySchema } from '../db/sql.ts'
import type { City } from '../door/command.ts'

type Log = { info(fields: object, text: string): void; error(fields: object, text: string): void }

/** The schema of a city's queue: jobs stay with their city, so that a city can move to another node whole. */
export const jobSchema = (code: string): string => `${citySchema(code)}_jobs`

/** Compares both sides of every law of conservation; a difference is our fault and somebody must be woken. */
async function checkConservation(city: City, log: Log): Promise<void> {
  const broken =
    await city.sql`select law, round_id, expected, found from conservation where expected <> found`
  if (broken.length > 0) log.error({ broken: [...broken] }, 'conservation is broken')
}

/** Runs the city's jobs in this process: the conservation check, every minute. Stop it before the pool is closed. */
export async function startJobs(city: City, databaseUrl: string, log: Log): Promise<Runner> {
  return run({
    connectionString: databaseUrl,
    schema: jobSchema(city.code),
    concurrency: 1,
    noHandleSignals: true,
    pollInterval: 5_000,
    maxPoolSize: 3,
    crontab: '* * * * * check-conservation ?max=3',
    taskList: { 'check-conservation': () => checkConservation(city, log) },
    logger: new Logger(() => (level, message) => {
      if (level === 'error') log.error({}, message)
    }),
  })
}
