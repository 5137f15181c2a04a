import { type Instant, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { actId } from '../client/act-id.ts'
import type { OutcomeOf } from '../client/paths.ts'
import { signIn } from '../seed/accounts.ts'
import { answerClaims } from './claims.ts'
import type { Device, Pending, Said, StaffedSite, World } from './world.ts'

// Events of one sending; the contract allows 5,000.
const eventsMax = 400
const shuffledShare = 0.1
const repeatedShare = 0.05

type Sent = { id: string; seq: number; at: string; said: Said }

/** Sends what a device has up to a moment, in one or more batches. Nothing while it has no network. */
export async function uploadDevice(
  world: World,
  site: StaffedSite,
  device: Device,
  at: Instant,
): Promise<void> {
  if (device.offline && at >= device.offline.from && at < device.offline.to) return
  device.pending.sort((a, b) => a.at - b.at)
  for (;;) {
    const ready = device.pending.findIndex((event) => event.at > at)
    const batch = device.pending.splice(
      0,
      Math.min(eventsMax, ready < 0 ? device.pending.length : ready),
    )
    if (batch.length === 0) return
    await sendBatch(world, site, device, batch, at)
  }
}

/** All devices of a site at once. */
export async function uploadSite(world: World, site: StaffedSite, at: Instant): Promise<void> {
  for (const device of site.devices) await uploadDevice(world, site, device, at)
}

async function sendBatch(
  world: World,
  site: StaffedSite,
  device: Device,
  batch: readonly Pending[],
  at: Instant,
): Promise<void> {
  const events = new Map<string, { pending: Pending; sent: Sent }>()
  for (const pending of batch) {
    device.seq += 1
    const id = actId(world.seed, 'event', [device.id, device.seq])
    events.set(id, {
      pending,
      sent: { id, seq: device.seq, at: isoOf(pending.at), said: pending.said },
    })
  }
  const fresh = [...events.values()].map(({ sent }) => sent)
  // A device that did not hear the answer sends again what it has sent before.
  const repeated = site.random.chance(repeatedShare) ? device.sentLast : []
  const all = [...repeated, ...fresh]
  const order = site.random.chance(shuffledShare) ? site.random.shuffle(all) : all
  const answer = await world.client.act(signIn.sampler(site.plan.id), at, 'sampling.upload', {
    round: world.round,
    device: device.id,
    sentAt: isoOf(at),
    events: order.map(({ id, seq, at: happened, said }) => ({ id, seq, at: happened, ...said })),
  })
  device.sentLast = fresh
  world.tally.add('uploads')
  world.tally.add('events', all.length)
  if (repeated.length > 0) world.tally.add('mistake: sent twice')
  hear(world, site, device, events, answer, at)
}

/** What follows from an answer: refused seals are counted again, tubes become ready for a box, claims go to a registrar. */
function hear(
  world: World,
  site: StaffedSite,
  device: Device,
  events: ReadonlyMap<string, { pending: Pending }>,
  { answers }: OutcomeOf<'sampling.upload'>,
  at: Instant,
): void {
  const refused = new Map(
    answers.flatMap(({ id, outcome, because }) =>
      outcome === 'refused' ? [[id, because ?? '']] : [],
    ),
  )
  for (const [id, { pending }] of events) {
    const because = refused.get(id)
    const { said, tube } = pending
    if (because === 'count-mismatch' && said.kind === 'seal') {
      device.pending.push({
        at: at + minuteMs,
        tube,
        said: { ...said, count: said.members.length },
      })
    } else if (because !== undefined) {
      world.tally.add(`refused: ${because}`)
      world.tell({
        at,
        what: 'event-refused',
        facts: { because, kind: said.kind, site: site.plan.id },
      })
    } else if (said.kind === 'seal' && tube.readyAfter === 'seal') {
      site.ready.push(tube)
    } else if (said.kind === 'move' && tube.readyAfter === 'move') {
      tube.code = said.to
      site.ready.push(tube)
    }
    if (because === undefined && said.kind === 'seal') world.tally.add('tubes')
  }
  for (const { id, duplicates, claims } of answers) {
    if (duplicates && duplicates.length > 0)
      world.tally.add('duplicates heard of', duplicates.length)
    const tube = events.get(id)?.pending.tube
    if (claims && claims.length > 0 && tube) answerClaims(world, site, tube, claims, at)
  }
}
