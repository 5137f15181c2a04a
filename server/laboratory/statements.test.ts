import type { TSchema } from 'typebox'
import { beforeAll, expect, test } from 'vitest'
import { aWay, type Way } from '../custody/a-way.ts'
import { acceptBox } from '../custody/accept-box.ts'
import { offerBox } from '../custody/offer-box.ts'
import { receiveBox } from '../custody/receive-box.ts'
import { sealBox } from '../custody/seal-box.ts'
import type { Actor } from '../door/actor.ts'
import type { Command } from '../door/command.ts'
import { aBench, type Bench, fileOf } from './a-bench.ts'
import { importResults } from './import-results.ts'
import { loadPlate } from './load-plate.ts'
import { releasePlate } from './release-plate.ts'

// Each statement costs a tenth of a millisecond on both sides, and a round of the whole city has 160,000 of these commands.
// Everything counts: what the door asks and keeps, begin and commit.
let way: Way
let bench: Bench
const tubes = 8

beforeAll(async () => {
  way = await aWay()
  bench = await aBench(way.city, way.round)
  const { sql } = way.city
  // Each statement of a connection is first described; that is over after one of a kind.
  await sql`select 1`
})

/** How many statements a command sends. */
async function counted<I extends TSchema, O extends TSchema>(
  command: Command<I, O>,
  actor: Actor,
  input: Parameters<typeof way.city.run<I, O>>[2],
): Promise<number> {
  const { options } = way.city.sql
  let count = 0
  // Of the catalogue, once in the life of a connection.
  options.debug = (_, text) => {
    if (!/pg_catalog/.test(text)) count += 1
  }
  try {
    await way.city.run(command, actor, input)
  } finally {
    options.debug = false
  }
  return count
}

test('no command on the way of a sample sends more statements than this', async () => {
  const { round, at } = way
  const codes = Array.from({ length: tubes }, (_, n) => round.tube(1, n))
  await way.sealed(1, codes, 10)
  const box = round.box(900)
  const plate = round.plate(900)
  const [sampler, courier, technician] = [way.sampler(1), way.courier(1), way.technician(1)]
  const wells = codes.map((tube, n) => ({ well: `${'ABCDEFGH'.charAt(n)}1`, tube }))
  const content = fileOf(wells.map(({ well, tube }) => ({ well, tube, call: 'negative' as const })))

  const sent = {
    seal: await counted(sealBox, sampler, {
      box,
      round: round.round,
      site: '1',
      tubes: codes,
      at: at(20),
    }),
    offer: await counted(offerBox, sampler, {
      box,
      to: `courier:${courier.id}`,
      count: tubes,
      at: at(21),
    }),
    accept: await counted(acceptBox, courier, { box, count: tubes, at: at(22) }),
    deliver: await counted(offerBox, courier, {
      box,
      to: 'laboratory:1',
      count: tubes,
      at: at(40),
    }),
    receive: await counted(receiveBox, technician, {
      box,
      laboratory: '1',
      tubes: codes,
      at: at(45),
    }),
    load: await counted(loadPlate, technician, {
      plate,
      round: round.round,
      laboratory: '1',
      format: 96,
      assay: 'first-kit',
      assayVersion: 3,
      wells,
      at: at(50),
    }),
    import: await counted(importResults, technician, {
      plate,
      fileName: 'run.txt',
      content,
      at: at(150),
    }),
    release: await counted(releasePlate, bench.reviewer, { plate, at: at(160) }),
  }

  const most = {
    seal: 9,
    offer: 9,
    accept: 10,
    deliver: 9,
    receive: 11,
    load: 9,
    import: 11,
    release: 13,
  }
  for (const [name, limit] of Object.entries(most))
    expect([name, sent[name as keyof typeof sent] <= limit, sent]).toEqual([name, true, sent])
})
