import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { type Isolation, type IsolationSiteAtWork, tolerate } from './book.ts'

const grams = [600, 2_400] as const
const collector = '市医疗废物处置公司'
const disposal = '医疗废物处置中心'
const labelsMore = 400

/** The bag of every room in which somebody lives is tied, labelled and brought to the store, and one of where the staff work. */
export async function packWaste(
  isolation: Isolation,
  site: IsolationSiteAtWork,
  at: Instant,
): Promise<void> {
  const { world } = isolation
  const { client, tally } = world
  const { rooms } = await client.ask(site.worker, at, 'stay.board', { site: site.id })
  const lived = rooms.filter(({ guests }) => guests.length > 0)
  if (lived.length === 0) return
  if (site.labels.length < lived.length + 1) {
    const { codes } = await client.act(
      site.manager,
      at,
      'waste.print-labels',
      { site: site.id, count: labelsMore },
      String(at),
    )
    site.labels.push(...codes)
  }
  const packed: string[] = []
  const pack = async (from: { room: string } | { zone: 'work' }) => {
    const bag = site.labels.shift()
    if (bag === undefined) return
    const weight = site.random.integer(...grams)
    const done = await tolerate(world, at, () =>
      client.act(site.worker, at, 'waste.pack', {
        site: site.id,
        bag,
        kind: 'infectious',
        grams: weight,
        ...from,
        at: isoOf(at),
      }),
    )
    if (done) packed.push(bag)
  }
  for (const { room } of lived) await pack({ room })
  await pack({ zone: 'work' })
  if (packed.length === 0) return
  const stored = await tolerate(world, at, () =>
    client.act(site.worker, at, 'waste.store', { site: site.id, bags: packed }),
  )
  tally.add('bags packed', packed.length)
  site.bags += packed.length
  if (stored) site.stored.push(...packed)
}

/** The collector comes: a manifest of all that is stored, signed over, and received at the disposal; a bag that is missing there is explained. */
export async function collectWaste(
  isolation: Isolation,
  site: IsolationSiteAtWork,
  at: Instant,
  { losesOne, later }: { losesOne: boolean; later: Instant },
): Promise<void> {
  const { world } = isolation
  const { client, tally } = world
  const bags = site.stored.splice(0)
  if (bags.length === 0) return
  const drawn = await tolerate(world, at, () =>
    client.act(site.manager, at, 'manifest.draw', {
      site: site.id,
      bags,
      collector,
      vehicle: '豫Z90001',
      disposal,
    }),
  )
  if (!drawn) {
    site.stored.push(...bags)
    return
  }
  const { manifest, grams: weight } = drawn
  await tolerate(world, at, () =>
    client.act(site.manager, at, 'manifest.hand-over', { manifest, takenBy: '王收运' }),
  )
  tally.add('manifests')
  world.agenda.plan(later, site.place, async (now) => {
    const missing = losesOne ? bags.slice(-1) : []
    const received = await tolerate(world, now, () =>
      client.act(site.manager, now, 'manifest.receive', {
        manifest,
        grams: losesOne ? Math.max(0, weight - 900) : weight,
        receivedBy: '李处置',
        ...(losesOne ? { missing } : {}),
        at: isoOf(now),
      }),
    )
    if (received) tally.add('bags received', bags.length - missing.length)
    if (!losesOne) return
    tally.add('mishap: bag did not arrive')
    await tolerate(world, now, () =>
      client.act(site.manager, now, 'manifest.settle', {
        manifest,
        because: '装车时漏扫，次日在暂存间找到，已随下一车补送',
      }),
    )
  })
}
