import { type Instant, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { signIn } from '../seed/accounts.ts'
import type { Box } from './courier.ts'
import { takeIn } from './laboratory.ts'
import { uploadDevice } from './upload.ts'
import type { StaffedLaboratory, World } from './world.ts'

/** A technician needs so long from the door to the last tube. Invented. */
export const receptionMinutes = 4

/** The box was handed over at the laboratory, and a technician has at every tube against its manifest. */
export async function receive(
  world: World,
  laboratory: StaffedLaboratory,
  box: Box,
  at: Instant,
): Promise<void> {
  const { client, truth } = world
  const id = laboratory.plan.id
  const arrived = at - receptionMinutes * minuteMs
  await client.act(box.courier, arrived, 'box.offer', {
    box: box.code,
    to: `laboratory:${id}`,
    count: box.manifest.length,
    at: isoOf(arrived),
  })
  const answer = await client.act(signIn.technician(id), at, 'box.receive', {
    box: box.code,
    laboratory: id,
    tubes: box.inside.map((tube) => tube.code),
    at: isoOf(at),
  })
  const unknown = new Set(answer.unknown)
  for (const tube of box.inside) {
    if (tube.sitting === 0) truth.tested(tube.members)
  }
  takeIn(
    world,
    laboratory,
    box.inside.filter(({ code }) => !unknown.has(code)),
    at,
  )
  for (const tube of box.inside)
    if (unknown.has(tube.code)) clearUp(world, laboratory, box, tube.code, at)
}

/** The laboratory has a tube that nobody has reported: the site is called, its device sends, and the tube joins its box. */
function clearUp(
  world: World,
  laboratory: StaffedLaboratory,
  { site, code }: Box,
  unknown: string,
  at: Instant,
): void {
  world.tally.add('mistake: tube nobody reported')
  world.tell({ at, what: 'unknown-tube', facts: { tube: unknown, site: site.plan.id } })
  world.agenda.plan(at + 15 * minuteMs, site.place, async (now) => {
    const { forgotten } = site
    const [device] = site.devices
    if (forgotten === null || !device) return
    site.forgotten = null
    device.pending.push(forgotten)
    await uploadDevice(world, site, device, now)
    // It is at the laboratory already.
    site.ready = site.ready.filter((tube) => tube !== forgotten.tube)
    world.agenda.plan(now + 10 * minuteMs, laboratory.place, async (later) => {
      await world.client.act(signIn.technician(laboratory.plan.id), later, 'orphan.settle', {
        tube: forgotten.tube.code,
        reason: '采样点设备漏传，已补传封管记录，核对无误',
      })
      // One tube more was at than the courier had signed for: that is explained now, too.
      await world.client.act(
        signIn.technician(laboratory.plan.id),
        later,
        'box.settle-difference',
        {
          box: code,
          reason: '多出一支为采样点漏传的管，已补传并核对',
        },
      )
      takeIn(world, laboratory, [forgotten.tube], later)
    })
  })
}
