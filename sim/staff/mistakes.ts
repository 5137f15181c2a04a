import { type Instant, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import type { FilledTube, Swab } from './lanes.ts'
import type { Device, Pending, StaffedSite, Tube, World } from './world.ts'

/** Shares of tubes with a mistake, by the hour of the day: tired people make twice as many in the late afternoon. Invented. */
const share = { count: 0.004, spilled: 0.002, label: 0.0025, forgotten: 0.003, wrongScan: 0.02 }
const tired = (at: Instant, { opens, closes }: World): number =>
  1 + Math.max(0, Math.min(1, (at - opens) / (closes - opens)))

const listed = (members: readonly Swab[]) =>
  members.map(({ person, at }) => ({ person, at: isoOf(at) }))

/** The events of an online device: each swab as it happens, now and then one scanned by mistake and taken back. */
function swabEvents(
  site: StaffedSite,
  filled: FilledTube,
  tube: Tube,
  neighbour: string | undefined,
): Pending[] {
  const events: Pending[] = filled.members.map(({ person, at }) => ({
    at,
    tube,
    said: { kind: 'sample', tube: tube.code, person },
  }))
  if (neighbour !== undefined && site.random.chance(share.wrongScan)) {
    const at = filled.openedAt + 2_000
    events.push({ at, tube, said: { kind: 'sample', tube: tube.code, person: neighbour } })
    events.push({
      at: at + 4_000,
      tube,
      said: { kind: 'undo', tube: tube.code, person: neighbour },
    })
  }
  return events
}

/**
 * What a device says about a filled tube, mistakes included, and what has to be filled again because it was spilled.
 * `neighbour` is somebody who stands in the same lane and is swabbed into the next tube.
 */
export function reportTube(
  world: World,
  site: StaffedSite,
  device: Device,
  filled: FilledTube,
  {
    sitting,
    single,
    neighbour,
  }: { sitting: number; single: boolean; neighbour?: string | undefined },
): { tube: Tube; again: FilledTube | null } {
  const { random } = site
  const { tally, codes } = world
  const weight = tired(filled.sealedAt, world)
  const code = codes.tube(site.plan.id, sitting)
  const tube: Tube = {
    code,
    site,
    sitting,
    single,
    members: filled.members.map(({ person }) => person),
    readyAfter: 'seal',
    inhibited: false,
  }
  site.tubes.set(code, tube)
  const { sealedAt, openedAt, members } = filled
  const events: Pending[] = device.online ? swabEvents(site, filled, tube, neighbour) : []
  const seal = (at: Instant, list: readonly Swab[], count: number) =>
    events.push({
      at,
      tube,
      said: { kind: 'seal', tube: code, openedAt: isoOf(openedAt), count, members: listed(list) },
    })

  // Only pools: a recall team of singles works slowly and twice as carefully.
  const draw = single ? 1 : random.uniform() / weight
  let again: FilledTube | null = null
  if (draw < share.count) {
    // The count by hand is wrong; the server refuses the seal, and the sampler counts again.
    seal(sealedAt, members, members.length === 1 ? 2 : members.length - 1)
    tally.add('mistake: wrong count')
  } else if (draw < share.count + share.forgotten && members.length > 1 && !device.online) {
    // The last swab went in, and was scanned only after the tube had been sealed.
    const last = members.at(-1)
    seal(sealedAt, members.slice(0, -1), members.length - 1)
    if (last)
      events.push({
        at: sealedAt + minuteMs,
        tube,
        said: { kind: 'sample', tube: code, person: last.person },
      })
    tally.add('mistake: member added late')
  } else {
    seal(sealedAt, members, members.length)
    if (draw < share.count + share.forgotten + share.spilled) {
      tube.readyAfter = 'never'
      events.push({
        at: sealedAt + 2 * minuteMs,
        tube,
        said: { kind: 'void', tube: code, reason: '管体破裂，液体外溢，全管重采' },
      })
      const later = 6 * minuteMs
      again = {
        lane: filled.lane,
        openedAt: openedAt + later,
        sealedAt: sealedAt + later,
        members: members.map(({ person, at }) => ({ person, at: at + later })),
      }
      tally.add('mistake: tube spilled')
    } else if (draw < share.count + share.forgotten + share.spilled + share.label) {
      const to = codes.tube(site.plan.id, sitting)
      site.tubes.set(to, tube)
      tube.readyAfter = 'move'
      events.push({
        at: sealedAt + 2 * minuteMs,
        tube,
        said: { kind: 'move', from: code, to, reason: '原标签受潮无法扫描，换贴新码' },
      })
      tally.add('mistake: label replaced')
    }
  }
  device.pending.push(...events)
  return { tube, again }
}
