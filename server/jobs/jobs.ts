import { type JobHelpers, Logger, type Runner, run } from 'graphile-worker'
import { citySchema } from '../db/sql.ts'
import type { City } from '../door/command.ts'
import type { SendText } from '../messages/gateway.ts'
import { forgetCodes, sendMessages } from '../messages/send-messages.ts'

type Log = { info(fields: object, text: string): void; error(fields: object, text: string): void }

/** The schema of a city's queue: jobs stay with their city, so that a city can move to another node whole. */
export const jobSchema = (code: string): string => `${citySchema(code)}_jobs`

/** Compares both sides of every law of conservation; a difference is our fault and somebody must be woken. */
async function checkConservation(city: City, log: Log): Promise<void> {
  const broken =
    await city.sql`select law, round_id, expected, found from conservation where expected <> found`
  if (broken.length > 0) log.error({ broken: [...broken] }, 'conservation is broken')
}

// A code lives for ten minutes, and somebody stands there waiting for it.
const sendEveryMs = 3_000

/** Sends what is due and puts itself into the queue again; the key keeps it single, the minute of the crontab restarts it. */
async function sendAndGoOn(city: City, send: SendText, { addJob }: JobHelpers): Promise<void> {
  await sendMessages(city, send)
  const runAt = new Date(Date.now() + sendEveryMs)
  await addJob('send-messages', {}, { jobKey: 'send-messages', runAt })
}

/**
 * Runs the city's jobs in this process: the conservation check every minute, the texts for phones every few seconds where
 * there is a gateway, and what is over is forgotten every hour. Stop it before the pool is closed.
 */
export async function startJobs(
  city: City,
  databaseUrl: string,
  log: Log,
  send: SendText | null,
): Promise<Runner> {
  const runner = await run({
    connectionString: databaseUrl,
    schema: jobSchema(city.code),
    concurrency: 1,
    noHandleSignals: true,
    pollInterval: 5_000,
    maxPoolSize: 3,
    crontab: [
      '* * * * * check-conservation ?max=3',
      '7 * * * * forget-codes ?max=3',
      ...(send ? ['* * * * * send-messages ?max=3&jobKey=send-messages'] : []),
    ].join('\n'),
    taskList: {
      'check-conservation': () => checkConservation(city, log),
      'forget-codes': () => forgetCodes(city),
      ...(send
        ? { 'send-messages': (_: unknown, helpers) => sendAndGoOn(city, send, helpers) }
        : {}),
    },
    logger: new Logger(() => (level, message) => {
      if (level === 'error') log.error({}, message)
    }),
  })
  if (send) await runner.addJob('send-messages', {}, { jobKey: 'send-messages' })
  return runner
}
