import { writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { keysInFile } from '@bihuan/server/keys.ts'
import { openDatabase } from '../database.ts'
import { attacks } from './attacks.ts'
import { signaturesUnchecked, watchOff } from './controls.ts'
import { askEffect, begin, look, type Outcome, type Underway } from './run-attacks.ts'
import { openStand, type Stand } from './stand.ts'

// What the issue asks for: everything is seen within a minute.
const seenMs = 60_000
const lookMs = 1_000

const say = (text: string) => void process.stderr.write(`  ${text}\n`)
const isSeen = ({ outcome }: Underway) => outcome.seenBy.length > 0

/** Waits until all are seen, a minute at most, and asks for the effect again and again meanwhile. */
async function watched(stand: Stand, underway: readonly Underway[]): Promise<void> {
  const began = performance.now()
  for (let turn = 0; performance.now() - began < seenMs; turn += 1) {
    await look(stand, underway)
    if (turn % 10 === 0) for (const one of underway) await askEffect(stand, one)
    if (underway.every(isSeen)) break
    await pause(lookMs)
  }
  for (const one of underway) await askEffect(stand, one)
}

async function attackAll(stand: Stand): Promise<Outcome[]> {
  const together: Underway[] = []
  for (const attack of attacks.filter(({ alone }) => !alone))
    together.push(await begin(stand, attack))
  say(`${together.length} attacks begun; waiting for the watch`)
  await watched(stand, together)
  const all = [...together]
  for (const attack of attacks.filter(({ alone }) => alone)) {
    const one = await begin(stand, attack)
    await watched(stand, [one])
    await attack.undo?.(stand)
    all.push(one)
    say(`${attack.way} by ${attack.by}: ${one.outcome.seenBy.join(', ') || 'NOT SEEN'}`)
  }
  return all.map(({ outcome }) => outcome)
}

const inAudit = ({ seenBy }: Outcome) => seenBy.some((by) => !by.startsWith('database'))

/** Runs every attack on a city of its own and prints what came of it; false where one took effect, was not seen, or a control did not fail. */
async function main(json: string | undefined): Promise<boolean> {
  const database = await openDatabase({ data: null, keep: false })
  try {
    const keys = keysInFile(database.keysFile)
    const stand = await openStand({ url: database.url, keys, runsJobs: true })
    let each: Outcome[]
    let unchecked: Awaited<ReturnType<typeof signaturesUnchecked>>
    try {
      each = await attackAll(stand)
      unchecked = await signaturesUnchecked(stand)
    } finally {
      await stand.close()
    }
    const off = await watchOff(database.url, keys)
    const ways = [...new Set(each.map(({ way }) => way))]
    const report = {
      attempts: each.length,
      took_effect: each.filter(({ restricted }) => restricted > 0).length,
      seen: each.filter(({ seenBy }) => seenBy.length > 0).length,
      of: each.length,
      ways: ways.length,
      ways_with_alarm_or_refusal: ways.filter((way) =>
        each.some((one) => one.way === way && inAudit(one)),
      ).length,
      only_refused_by_database: each.filter((one) => one.seenBy.length > 0 && !inAudit(one)).length,
      longest_seconds: Math.max(...each.map(({ seconds }) => seconds ?? Number.POSITIVE_INFINITY)),
      controls: { signatures_unchecked: unchecked, watch_off: off },
      each,
    }
    const text = `${JSON.stringify(report, null, 2)}\n`
    if (json) writeFileSync(json, text)
    process.stdout.write(text)
    return (
      report.took_effect === 0 &&
      report.seen === report.of &&
      report.ways_with_alarm_or_refusal === report.ways &&
      report.longest_seconds <= seenMs / 1000 &&
      unchecked.failed &&
      off.failed
    )
  } finally {
    await database.close()
  }
}

const jsonAt = process.argv.indexOf('--json')
try {
  process.exitCode = (await main(jsonAt === -1 ? undefined : process.argv[jsonAt + 1])) ? 0 : 1
} catch (error) {
  console.error(error)
  process.exitCode = 1
}
setImmediate(() => process.exit())
