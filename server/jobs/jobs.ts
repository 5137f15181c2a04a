import type { Instant } from '@bihuan/core/time/instant.ts'
import { type JobHelpers, Logger, run } from 'graphile-worker'
import { tellLapses } from '../appeals/tell-lapses.ts'
import { indexWaitingNames } from '../cases/index-names.ts'
import { notePlaced } from '../clocks/note-placed.ts'
import { takeDays } from '../days/take-days.ts'
import { citySchema } from '../db/sql.ts'
import type { City } from '../door/command.ts'
import { addHomeTests } from '../home-isolation/add-home-tests.ts'
import { openHomeStays } from '../home-isolation/open-home-stays.ts'
import { countResidents } from '../isolation-sites/residents.ts'
import { keepPlateFigures } from '../laboratory/plate-figures.ts'
import type { SendText } from '../messages/gateway.ts'
import { forgetCodes, sendMessages } from '../messages/send-messages.ts'
import { forgetPasses } from '../pass/forget-passes.ts'
import { noteDischarges } from '../patients/note-discharges.ts'
import { noteReleases } from '../release/note-releases.ts'
import { retainAsOwner } from '../retention/retain-as-owner.ts'
import { openStaffTests } from '../site-staff/tests-due.ts'
import { keepTestRounds } from '../stay-tests/keep-test-rounds.ts'
import { startRenewal } from '../tallies/renewal.ts'
import { sweepTransfers } from '../transfers/sweep-transfers.ts'
import { appendPending } from '../transparency/append-pending.ts'
import { publishDays } from '../transparency/publish-days.ts'
import { watchOnce } from '../watch/watch-once.ts'
import { checkConservation } from './check-conservation.ts'
import { startTurns } from './turns.ts'

type Log = { info(fields: object, text: string): void; error(fields: object, text: string): void }

/** The schema of a city's queue: jobs stay with their city, so that a city can move to another node whole. */
export const jobSchema = (code: string): string => `${citySchema(code)}_jobs`

// A code lives for ten minutes, and somebody stands there waiting for it.
const sendEveryMs = 3_000
// An order has ten minutes to be logged, and a breach is to be seen within one.
const turnEveryMs = 10_000

/** Sends what is due and puts itself into the queue again; the key keeps it single, the minute of the crontab restarts it. */
async function sendAndGoOn(city: City, send: SendText, { addJob }: JobHelpers): Promise<void> {
  await sendMessages(city, send)
  const runAt = new Date(Date.now() + sendEveryMs)
  await addJob('send-messages', {}, { jobKey: 'send-messages', runAt })
}

export type Jobs = { stop(): Promise<void> }

/**
 * Runs the city's jobs in this process: the conservation check every minute, the texts for phones every few seconds where
 * there is a gateway, what is over is forgotten every hour, the figures of large rounds are counted, and every ten seconds
 * the public log takes what is new and the watch looks for what no command could have done. `now` is the
 * moment in the city; a real one has the machine's. Stop it before the pool is closed.
 */
export async function startJobs(
  city: City,
  databaseUrl: string,
  log: Log,
  send: SendText | null,
  now: () => Instant = Date.now,
): Promise<Jobs> {
  const runner = await run({
    connectionString: databaseUrl,
    schema: jobSchema(city.code),
    // A text waits for nobody, and least of all for a count.
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 5_000,
    maxPoolSize: 3,
    crontab: [
      '* * * * * check-conservation ?max=3',
      '7 * * * * forget-codes ?max=3',
      // At night, when nobody waits for a table that is written anew.
      '23 3 * * * run-retention ?max=3',
      '* * * * * keep-plate-figures ?max=3',
      '* * * * * tell-lapses ?max=3',
      '* * * * * index-names ?max=3',
      '11 * * * * count-residents ?max=3',
      ...(send ? ['* * * * * send-messages ?max=3&jobKey=send-messages'] : []),
    ].join('\n'),
    taskList: {
      'check-conservation': () => checkConservation(city.sql, log),
      'forget-codes': async () => {
        await forgetCodes(city)
        await forgetPasses(city.sql, now())
      },
      'run-retention': async () => void (await retainAsOwner(city, databaseUrl, now(), log)),
      'keep-plate-figures': async () => void (await keepPlateFigures(city.sql)),
      'index-names': async () => void (await indexWaitingNames(city.sql, city.keys)),
      'count-residents': async () => void (await countResidents(city, now())),
      'tell-lapses': async () => void (await tellLapses(city, now())),
      ...(send
        ? { 'send-messages': (_: unknown, helpers) => sendAndGoOn(city, send, helpers) }
        : {}),
    },
    logger: new Logger(() => (level, message) => {
      if (level === 'error') log.error({}, message)
    }),
  })
  if (send) await runner.addJob('send-messages', {}, { jobKey: 'send-messages' })
  const renewal = startRenewal(city, now, log)
  // The watch comes last: what came a moment ago is in the log before it asks what is missing from it.
  const turns = startTurns(
    [
      { name: 'append-pending', run: () => appendPending(city, now()) },
      { name: 'publish-days', run: () => publishDays(city, now()) },
      { name: 'note-placed', run: () => notePlaced(city.sql, now()) },
      { name: 'sweep-transfers', run: () => sweepTransfers(city, now()) },
      { name: 'note-releases', run: () => noteReleases(city, now()) },
      { name: 'keep-test-rounds', run: () => keepTestRounds(city, now()) },
      { name: 'open-home-stays', run: async () => void (await openHomeStays(city, now())) },
      { name: 'add-home-tests', run: async () => void (await addHomeTests(city, now())) },
      { name: 'note-discharges', run: async () => void (await noteDischarges(city, now())) },
      { name: 'open-staff-tests', run: async () => void (await openStaffTests(city, now())) },
      { name: 'take-days', run: () => takeDays(city, now()) },
      { name: 'watch', run: () => watchOnce(city, now()) },
    ],
    turnEveryMs,
    log,
  )
  return {
    async stop() {
      await turns.stop()
      await renewal.stop()
      await runner.stop()
    },
  }
}
