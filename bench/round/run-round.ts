import type { Bench } from '../bench.ts'
import { addedBy, bytesPerSample, kept, sizesNow } from '../city/bytes.ts'
import { type Figures, rounded } from '../figures.ts'
import { startCrew } from './crew.ts'
import { crewOrder } from './hands.ts'
import { wholeRound } from './resulted.ts'
import { steps } from './steps.ts'

// Capacity on two cores: more connections only wait.
const samplers = 8
const staff = 12

/**
 * The profile `round`: everybody is sampled, boxed, delivered, plated, called and released over HTTP, all at the same time,
 * the custody of a site's first tubes while others are still sampled. The clock runs from the first upload to the last release.
 */
export async function runRound(bench: Bench): Promise<Figures> {
  const before = await sizesNow(bench.city.sql)
  const crew = startCrew()
  try {
    const counts = await crew.prepare(crewOrder(bench, steps))
    bench.say(`prepared ${counts.boxes} uploads and boxes, ${counts.plates} plates`)
    const product = await bench.product()
    const cpu = product.cpu()
    const report = await crew.run({ port: product.port, steps, samplers, staff })
    const used = product.cpu()
    const { people } = bench.round
    const perPerson = (seconds: number) => rounded((seconds * 1e6) / people)
    const application = used.application - cpu.application
    const database = used.database - cpu.database
    for (const fault of report.faults) bench.say(`faulty: ${fault}`)
    bench.say(`${people} people from swab to result in ${report.seconds.toFixed(1)} s`)
    const memory = product.memoryPeak()
    const whole = await wholeRound(bench, report.told.released)
    const told = { round: bench.round.round, people: whole.people, ceilingUploads: 0 }
    const added = addedBy(before, await sizesNow(bench.city.sql), told)
    return {
      chain_people_per_s: Math.round(people / report.seconds),
      round_s: rounded(report.seconds),
      round_boxes: counts.boxes,
      round_plates: counts.plates,
      round_steps: report.steps,
      round_cpu_us_per_person: {
        application: perPerson(application),
        database: perPerson(database),
        generator: perPerson(report.cpuS),
        all: perPerson(application + database + report.cpuS),
      },
      application_memory_peak_bytes: memory,
      bytes_per_sample: bytesPerSample(added.filter(kept), whole.people),
      bytes_per_sample_with_audit: bytesPerSample(added, whole.people),
      bytes: added,
      faulty: Object.values(report.steps).reduce((sum, { faulty }) => sum + faulty, 0),
      round: whole,
      conserved: whole.conserved && whole.people === people,
    }
  } finally {
    await crew.stop()
  }
}
