import { type Instant, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { signIn } from '../seed/accounts.ts'
import { assays } from './assays.ts'
import { type Contents, instrumentFile } from './instrument.ts'
import { type Plate, readMinutes, takeIn } from './laboratory.ts'
import { recallTubes } from './recall-team.ts'
import type { StaffedLaboratory, Tube, World } from './world.ts'

// Shares of plates and wells; invented. The second plate of the first laboratory always has a spoiled control, so that every
// round shows one.
const badPlateShare = 0.01
const silentWellShare = 0.0015
// A neighbour's aerosol in the first kit, which the second kit does not find again.
const splashedCt = 36.4
// The second kit is run from a larger part of the sample. Invented.
const secondKitGain = 1.5
// At the edge of detection a later swab does not find it again.
const fadesAboveCt = 37.3

/** The Ct that a kit should find in a tube. */
function ctIn(world: World, tube: Tube, kit: Plate['kit']): number | null {
  const ct = world.truth.ctOf(tube.members)
  if (ct === null || (tube.sitting > 1 && ct > fadesAboveCt)) return null
  return kit === 'second' ? ct - secondKitGain : ct
}

/** The run is over: the technician sends the instrument's file, and a blocked plate is rejected and repeated. */
export async function readPlate(
  world: World,
  laboratory: StaffedLaboratory,
  plate: Plate,
  at: Instant,
): Promise<void> {
  const { client, tally } = world
  const { id } = laboratory.plan
  const random = laboratory.random.fork(`run ${plate.code}`)
  const badControl = (id === '1' && plate.number === 2) || random.chance(badPlateShare)
  const contents = new Map<string, Contents>()
  for (const [code, tube] of plate.tubes) {
    const silent = tube.inhibited || random.chance(silentWellShare)
    contents.set(code, { ct: ctIn(world, tube, plate.kit), silent })
  }
  const splashed = badControl ? undefined : splashOne(world, plate)
  if (splashed !== undefined) contents.set(splashed, { ct: splashedCt, silent: false })
  const found =
    plate.kit === 'second'
      ? []
      : [...plate.tubes.values()].filter(
          ({ code, single }) =>
            single && contents.get(code)?.ct != null && !contents.get(code)?.silent,
        )
  const file = instrumentFile({
    plate: plate.code,
    layout: plate.layout,
    assay: assays[plate.kit],
    contents: (tube) => contents.get(tube) ?? { ct: null, silent: true },
    badControl,
    endedAt: at - readMinutes * minuteMs,
    serial: `QS7-${id}-${(plate.number % laboratory.plan.cyclers) + 1}`,
    random,
  })
  const technician = signIn.technician(id)
  const { judgement } = await client.act(technician, at, 'result.import', {
    plate: plate.code,
    fileName: `${plate.code}.txt`,
    content: Buffer.from(file).toString('base64'),
    at: isoOf(at),
  })
  if (judgement.kind === 'blocked') {
    tally.add('mistake: plate invalid')
    const because = judgement.because[0]?.zh ?? ''
    world.agenda.plan(at + 6 * minuteMs, laboratory.place, (now) =>
      reject(world, laboratory, plate, because, now),
    )
    return
  }
  tally.add('wells invalid', judgement.invalid)
  world.agenda.plan(
    at + (6 + Math.floor(random.uniform() * 12)) * minuteMs,
    laboratory.place,
    (now) => release(world, laboratory, plate, found, now),
  )
}

/** A plate that failed its controls is given up; its tubes go on another one. */
async function reject(
  world: World,
  laboratory: StaffedLaboratory,
  plate: Plate,
  because: string,
  at: Instant,
): Promise<void> {
  const reason = `质控未通过，整板重做：${because}`.slice(0, 200)
  await world.client.act(signIn.technician(laboratory.plan.id), at, 'plate.reject', {
    plate: plate.code,
    reason,
    at: isoOf(at),
  })
  world.tell({ at, what: 'plate-rejected', facts: { plate: plate.code, tubes: plate.tubes.size } })
  takeIn(world, laboratory, [...plate.tubes.values()], at, plate.kit)
}

/** One tube of the round's singles catches something on the bench: its person becomes preliminary and is not confirmed. */
function splashOne(world: World, plate: Plate): string | undefined {
  if (plate.kit === 'second' || world.tally.of('mistake: single contaminated') > 0) return undefined
  const clean = [...plate.tubes.values()].find(
    (tube) => tube.single && tube.sitting > 0 && world.truth.ctOf(tube.members) === null,
  )
  if (clean) world.tally.add('mistake: single contaminated')
  return clean?.code
}

/** Another person looks and releases. What follows for the people begins in the same moment. */
async function release(
  world: World,
  laboratory: StaffedLaboratory,
  plate: Plate,
  found: readonly Tube[],
  at: Instant,
): Promise<void> {
  const { tally } = world
  const releasedAt = performance.now()
  const answer = await world.client.act(signIn.reviewer(laboratory.plan.id), at, 'plate.release', {
    plate: plate.code,
    at: isoOf(at),
  })
  const tubesOf = (codes: readonly string[]) => codes.flatMap((code) => plate.tubes.get(code) ?? [])
  tally.add('results', answer.released)
  tally.add('confirmed', answer.confirmed)
  tally.add('not confirmed', answer.notConfirmed)
  tally.add('preliminary', answer.findings)

  takeIn(world, laboratory, tubesOf(answer.toRepeat), at, plate.kit)
  recallTubes(world, tubesOf(answer.recalls), at)
  if (answer.recalls.length > 0) {
    tally.add('pools recalled', answer.recalls.length)
    world.tell({
      at,
      what: 'pools-recalled',
      facts: { plate: plate.code, tubes: answer.recalls.length },
    })
  }
  if (answer.confirmed > 0) {
    world.tell({
      at,
      what: 'positives-confirmed',
      facts: { plate: plate.code, people: answer.confirmed },
    })
    await world.confirmed(at, releasedAt)
  }
  // A single that shows the virus goes on to the second kit, unless it is held back or has to be read once more.
  const later = new Set([...answer.heldBack, ...answer.toRepeat])
  takeIn(
    world,
    laboratory,
    found.filter(({ code }) => !later.has(code)),
    at,
    'second',
  )
  if (answer.heldBack.length > 0) {
    const held = found.filter(({ code }) => answer.heldBack.includes(code))
    world.agenda.plan(at + 25 * minuteMs, laboratory.place, (now) =>
      release(world, laboratory, plate, held, now),
    )
  }
}
