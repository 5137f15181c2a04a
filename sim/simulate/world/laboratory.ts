import type { CallWord } from '@bihuan/core/lab/call.ts'
import { wellsOf } from '@bihuan/core/lab/plate.ts'
import { controlWells } from '@bihuan/core/lab/plate-layout.ts'
import { labelCode } from '@bihuan/core/labels/label.ts'
import { tubeCode } from '../city/boxes.ts'
import type { PlateFact } from '../city/facts.ts'
import { waitingTubes } from '../city/plates.ts'
import { setAt } from './physical.ts'
import { fileOf, kits, type Loaded } from './plate-run.ts'
import { receptionOf } from './reception.ts'
import type { World } from './world.ts'

const places = wellsOf(96).filter(
  (well) => well !== controlWells[96].negative && well !== controlWells[96].positive,
)

/** A laboratory: reception, plates, a machine, a technician who reads in and a reviewer who releases. */
export function laboratoryOf(world: World, name: string) {
  const random = world.kernel.random.fork(`laboratory ${name}`)
  const technician = {
    id: `technician-${name}`,
    role: 'lab-technician',
    unit: `laboratory:${name}`,
  }
  const reviewer = { id: `reviewer-${name}`, role: 'lab-reviewer', unit: `laboratory:${name}` }
  const receive = receptionOf(world, name, technician)
  const { mistakes } = world.options
  const rack = () => setAt(world.physical.racks, name)
  /** Files that earlier runs gave. */
  const files: string[] = []

  /** What the liquid of a tube gives: who is in it decides, and the pipette now and then. */
  function callOf(tube: number): CallWord {
    if (world.errs(random, mistakes.wellWeak)) return random.pick(['repeat', 'invalid'] as const)
    const people = [...(world.physical.swabs.get(tube) ?? [])]
    const isReactive = people.some((person) => world.infected.has(person))
    return isReactive || world.errs(random, mistakes.falseReactive) ? 'reactive' : 'negative'
  }
  async function load(
    assay: (typeof kits)[number],
  ): Promise<{ plate: string; loaded: Loaded[] } | null> {
    const here = waitingTubes(world.facts(), name, assay.kit).filter((tube) => rack().has(tube))
    if (here.length === 0) return null
    const tubes = here.slice(0, random.integer(4, 24))
    const plate = labelCode('plate', 41_010_000_000 + world.freshSerial())
    const loaded = tubes.map((tube, n): Loaded => {
      const call = callOf(tube)
      world.readings.set(`${plate} ${tube}`, call)
      return { well: places[n] ?? '', tube: tubeCode(tube), call }
    })
    const told = await world.ask(technician, 'plate.load', {
      plate,
      round: world.facts().round,
      laboratory: name,
      format: 96,
      assay: assay.id,
      assayVersion: assay.version,
      wells: loaded.map(({ well, tube }) => ({ well, tube })),
      at: world.iso(),
    })
    return told.ok ? { plate, loaded } : null
  }
  async function readIn(plate: string, file: Buffer): Promise<void> {
    const whole = file.toString('base64')
    const say = (content: string) =>
      world.ask(technician, 'result.import', {
        plate,
        fileName: 'run.txt',
        content,
        at: world.iso(),
      })
    const [other] = files.slice(-1)
    if (other !== undefined && world.errs(random, mistakes.fileOfAnother)) await say(other)
    if (world.errs(random, mistakes.fileCut)) {
      const length = random.integer(Math.floor(file.length / 2), file.length - 40)
      await say(file.subarray(0, length).toString('base64'))
    }
    await say(whole)
    files.push(whole)
  }
  async function runPlate(assay: (typeof kits)[number]): Promise<void> {
    const run = await load(assay)
    if (!run) return
    await world.pause(random, 60, 120)
    const isTurned = world.errs(random, mistakes.plateTurned)
    await readIn(run.plate, fileOf(run.loaded, `run of ${run.plate}`, isTurned))
  }
  const own = () => [...world.facts().plates.values()].filter((one) => one.laboratory === name)
  async function finish({ id, judgement, isReleased, isRejected }: PlateFact): Promise<void> {
    if (isReleased || isRejected || judgement === null) return
    const plate = labelCode('plate', id)
    const at = world.iso()
    if (judgement === 'valid') await world.ask(reviewer, 'plate.release', { plate, at })
    else await world.ask(technician, 'plate.reject', { plate, reason: 'blocked', at })
  }
  return async (): Promise<void> => {
    while (!world.isOver()) {
      await world.pause(random, 15, 50)
      await receive()
      for (const kit of kits) await runPlate(kit)
      for (const plate of own()) await finish(plate)
    }
  }
}
