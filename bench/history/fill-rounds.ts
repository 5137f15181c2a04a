import { connect, type Sql } from '@bihuan/server/db/sql.ts'
import type { City } from '@bihuan/server/door/command.ts'
import { openRound, opensIso, takeLabels } from './open-round.ts'
import { fillPartition, partitionedTables } from './partition.ts'
import { always, type Frame, halfWay, type Shape } from './plan.ts'
import { shapeCity } from './shape-city.ts'
import { stagePlates, stagePlateTables } from './stage-plates.ts'
import { stageRecalls } from './stage-recalls.ts'
import { recallBoxes, stage, stageTubes } from './stage-tubes.ts'
import { stageUploads, writeBoxes, writeLedger } from './write-custody.ts'
import { writeLaboratory } from './write-laboratory.ts'
import { claimsOf, fieldWork, marksOf, rollOf, samplesOf } from './write-people.ts'
import { writeRecalls } from './write-recalls.ts'
import { eventsOf, lossesOf, tubesOf } from './write-tubes.ts'
import { writeWells } from './write-wells.ts'

const workers = 2
const settings = [
  'set session_replication_role = replica',
  'set synchronous_commit = off',
  `set maintenance_work_mem = '512MB'`,
  `set work_mem = '384MB'`,
  'set max_parallel_workers_per_gather = 0',
  'set max_parallel_maintenance_workers = 0',
]

export type FillOptions = {
  /** Notices, 1 … 999, in the order of their days; their rounds must not be there yet. */
  numbers: readonly number[]
  /** Whether the last of them is half-way instead of closed. */
  isNewestLive: boolean
  seed: number
  /** How many of the newest keep everything; all unless given. */
  detailed?: number
  url: string
  say(text: string): void
}

/** The rows of each partitioned table, as texts after `insert into <partition>`; what is not named stays empty. */
function partitionFills(frame: Frame): Record<string, string[]> {
  const detail = (fills: string[]) => (frame.isDetailed ? fills : [])
  return {
    roll: detail([rollOf(frame)]),
    tubes: tubesOf(frame),
    samples: samplesOf(frame),
    sample_claims: claimsOf(frame),
    field_events: detail(eventsOf(frame)),
  }
}

const stages = [
  'swab',
  'count',
  'duplicate',
  'tube',
  'box',
  'lane',
  'plate',
  'recall',
  'task',
  'upload',
]

/** Fills one round: works out who was sampled into which tube and how far each came, then writes every table once. */
async function fillRound(sql: Sql, frame: Frame, partitioned: readonly string[]): Promise<void> {
  const isLive = frame.until !== always
  await sql.begin((tx) => openRound(tx, frame))
  for (const text of [
    ...stageTubes(frame),
    ...stagePlateTables(frame),
    ...stagePlates(frame, 1),
    ...stageRecalls(frame),
    ...stagePlates(frame, 2),
    ...stagePlates(frame, 3),
    stageUploads(frame, isLive),
  ])
    await sql.unsafe(text)
  const fills = partitionFills(frame)
  // One transaction each: attaching locks out the other connection until it ends.
  for (const table of partitioned)
    await sql.begin((tx) => fillPartition(tx, table, frame.round, fills[table] ?? []))
  for (const text of [
    marksOf(frame),
    lossesOf(frame),
    ...writeRecalls(frame),
    ...writeBoxes(frame),
    ...writeLaboratory(frame),
    ...writeWells(frame),
    ...writeLedger(frame),
    ...fieldWork(frame),
    ...stages.map((name) => `drop table ${stage(frame, name)}`),
  ])
    await sql.unsafe(text)
  for (const table of partitioned) await sql.unsafe(`vacuum (analyze) ${table}_${frame.round}`)
}

async function framesOf(sql: Sql, shape: Shape, options: FillOptions): Promise<Frame[]> {
  const { numbers, isNewestLive, seed, detailed = numbers.length } = options
  const frames: Frame[] = []
  for (const [nth, number] of numbers.entries()) {
    const isLast = nth === numbers.length - 1
    frames.push({
      shape,
      number,
      round: 2_022_000 + number,
      opens: opensIso(number),
      until: isLast && isNewestLive ? halfWay : always,
      seed,
      tubes: await takeLabels(sql, 'tube', shape.labels),
      boxes: await takeLabels(sql, 'box', shape.boxes + recallBoxes(shape)),
      plates: await takeLabels(
        sql,
        'plate',
        shape.laboratories * (shape.plates + 2 * shape.singlePlates),
      ),
      isDetailed: nth >= numbers.length - detailed,
    })
  }
  return frames
}

/**
 * Fills rounds of a city that has people, laboratories and assays: everybody is due in each, and every law of
 * conservation holds in each. Two connections share the work. Answers the frames, oldest first.
 */
export async function fillRounds(
  city: Pick<City, 'sql' | 'code'>,
  options: FillOptions,
): Promise<Frame[]> {
  const started = performance.now()
  const shape = await shapeCity(city.sql)
  const frames = await framesOf(city.sql, shape, options)
  const partitioned = await partitionedTables(city.sql)
  options.say(
    `${shape.people} people in ${shape.sites} sites and ${shape.tubes} tubes laid out (${seconds(started)} s)`,
  )
  const waiting = [...frames]
  const work = async () => {
    const sql = connect(options.url, city.code, { max: 1, name: 'history' })
    try {
      for (const text of settings) await sql.unsafe(text)
      for (let frame = waiting.shift(); frame; frame = waiting.shift()) {
        const began = performance.now()
        await fillRound(sql, frame, partitioned)
        options.say(`round ${frame.round} filled in ${seconds(began)} s`)
      }
    } finally {
      await sql.end({ timeout: 5 })
    }
  }
  const ends = await Promise.allSettled(Array.from({ length: workers }, work))
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed) throw failed.reason
  return frames
}

const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(1)
