import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { signIn } from '../seed/accounts.ts'
import type { Box } from './courier.ts'
import { recallTubes } from './recall-team.ts'
import type { World } from './world.ts'

/** A box never arrives. When its time is long over the district reports it lost, and its people are sampled again. */
export function reportBoxLost(world: World, box: Box, at: Instant): void {
  world.tally.add('mistake: box lost')
  const { plan, place } = box.site
  world.agenda.plan(at, place, async (now) => {
    const { tubes, members } = await world.client.act(
      signIn.districtCommander(plan.street.slice(0, 6)),
      now,
      'loss.report',
      {
        box: box.code,
        reason: '转运途中遗失：超时未到，沿途查找无果',
        at: isoOf(now),
      },
    )
    world.tell({ at: now, what: 'box-lost', facts: { box: box.code, tubes, members } })
    recallTubes(world, box.manifest, now)
  })
}
