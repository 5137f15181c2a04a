import { hourMs, type Instant, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import type { InputOf } from '../../client/paths.ts'
import { seeded } from '../../random/random.ts'
import { signIn } from '../../seed/accounts.ts'
import { type Isolation, type Patient, tolerate } from './book.ts'
import { callDispatcher } from './dispatch.ts'
import { healthOf } from './health.ts'

type Note = InputOf<'patient.note'>['note']
const dayMs = 24 * hourMs
const as = signIn.doctor
// Imaging on every third day, a test of two genes on each from the fifth. Invented.
const imagingEveryDays = 3
const testsFromDay = 5
const cutoff = 40
const genes = ['ORF1ab', 'N'] as const

/** The doctor takes everybody on whom the laboratory has confirmed, plans a bed, and has them fetched. */
export async function takePatients(isolation: Isolation, at: Instant): Promise<void> {
  const { world, sites, patients } = isolation
  const { client, tally } = world
  const hospital = sites.find(({ plan }) => plan.kind === 'hospital')
  const waiting = await tolerate(world, at, () =>
    client.ask(as, at, 'patient.list', { list: 'waiting', limit: 200 }),
  )
  for (const { person } of waiting?.patients ?? []) {
    if (patients.has(person) || !hospital) continue
    const taken = await tolerate(world, at, () => client.act(as, at, 'patient.take', { person }))
    if (!taken) continue
    const { patient } = taken
    patients.set(person, { patient, since: at, discharged: false })
    tally.add('patients')
    const isolationSite = hospital.id
    const where = { patient, level: 'designated-hospital' as const, isolationSite }
    await tolerate(world, at, () =>
      client.act(as, at, 'patient.decide-plan', { ...where, words: '定点医院收治' }),
    )
    const moved = await tolerate(world, at, () =>
      client.act(as, at, 'patient.move', { ...where, words: '确诊收治，负压车转运' }),
    )
    if (moved) callDispatcher(isolation, at)
  }
}

/** Once a day the doctor writes down how each patient is, has a test taken when it is time, and discharges whoever meets every condition. */
export async function roundOfPatients(isolation: Isolation, at: Instant): Promise<void> {
  const { patients, guests, world } = isolation
  await takePatients(isolation, at)
  for (const [person, one] of patients) {
    const arrived = guests.get(person)?.arrivedAt
    if (one.discharged || arrived == null) continue
    await writeCourse(isolation, person, one.patient, Math.floor((at - arrived) / dayMs), at)
  }
  const ready = await tolerate(world, at, () =>
    world.client.ask(as, at, 'patient.list', { list: 'ready', limit: 200 }),
  )
  for (const { person, patient } of ready?.patients ?? []) {
    const mine = patients.get(person)
    if (!mine || mine.discharged || patient === null) continue
    await discharge(isolation, person, mine, at)
  }
}

/** A doctor decides; where the plan wants it a second one signs. The hospital lets the patient go, and a way home is asked for. */
async function discharge(
  isolation: Isolation,
  person: string,
  mine: Patient,
  at: Instant,
): Promise<void> {
  const { world, guests } = isolation
  const { client, tally } = world
  const { patient } = mine
  const decision = { patient, at: isoOf(at), words: '符合出院标准' }
  const first = await tolerate(world, at, () => client.act(as, at, 'patient.discharge', decision))
  if (!first) return
  const signs = first.discharge
  const done =
    first.fact === null
      ? await tolerate(world, at, () =>
          client.act(signIn.secondDoctor, at, 'patient.discharge', { ...decision, signs }),
        )
      : first
  if (!done || done.fact === null) return
  mine.discharged = true
  tally.add('patients discharged')
  const guest = guests.get(person)
  const stay = guest?.stay
  if (!guest?.site || !stay) return
  const { manager } = guest.site
  const gone = await tolerate(world, at, () =>
    client.act(manager, at, 'release.let-go', { stays: [stay], at: isoOf(at) }),
  )
  if (!gone) return
  guest.leftAt = at
  callDispatcher(isolation, at)
}

async function writeCourse(
  isolation: Isolation,
  person: string,
  patient: string,
  day: number,
  at: Instant,
): Promise<void> {
  const { world, ctAt } = isolation
  const { client, tally } = world
  const ct = ctAt(person, at)
  const said = healthOf(isolation, person, at)
  const isBetter = day >= 2
  const notes: Note[] = [
    {
      kind: 'course',
      temperature: said.temperature === null ? null : Math.round(said.temperature * 10),
      oxygen: 96 + (day % 3),
      severity: 'mild',
      symptoms: isBetter ? [] : ['cough'],
      trend: isBetter ? 'better' : 'same',
    },
  ]
  if (day % imagingEveryDays === 0)
    notes.push({ kind: 'imaging', finding: isBetter ? 'better' : 'same' })
  if (day >= testsFromDay) {
    const random = seeded(world.seed).fork(`gene ${person} ${day}`)
    const found = genes.map((gene) => ({
      gene,
      ct: ct === null || ct >= cutoff ? null : Math.round((ct + random.uniform() * 0.6) * 10) / 10,
      cutoff,
    }))
    notes.push({
      kind: 'test',
      kit: '院内双靶标试剂',
      genes: found,
      call: found.every((one) => one.ct === null) ? 'negative' : 'reactive',
    })
  }
  for (const [n, note] of notes.entries()) {
    const when = at - (notes.length - n) * minuteMs
    const kept = await tolerate(world, at, () =>
      client.act(as, at, 'patient.note', { patient, at: isoOf(when), note }),
    )
    if (kept) tally.add(`notes of doctors: ${note.kind}`)
  }
}
