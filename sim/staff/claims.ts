import { type Instant, minuteMs } from '@bihuan/core/time/instant.ts'
import type { InputOf } from '../client/paths.ts'
import { Refused } from '../client/refused.ts'
import { signIn } from '../seed/accounts.ts'
import type { StaffedSite, Tube, World } from './world.ts'

type ClaimKind = InputOf<'claim.settle'>['kind']
const kinds: readonly string[] = [
  'late-sample',
  'late-undo',
  'second-seal',
  'overfull',
  'merged',
] satisfies ClaimKind[]

/** The registrar of the district calls the site, and decides within the hour what is really in the tube. */
export function answerClaims(
  world: World,
  site: StaffedSite,
  tube: Tube,
  claims: readonly { person: string; kind: string }[],
  at: Instant,
): void {
  for (const { person, kind } of claims) {
    const key = `${tube.code} ${person} ${kind}`
    if (!kinds.includes(kind) || world.claims.has(key)) continue
    world.claims.add(key)
    const when = at + site.random.integer(20, 60) * minuteMs
    world.agenda.plan(when, site.place, async (now) => {
      const verdict = tube.members.includes(person) ? 'member' : 'not-member'
      try {
        await world.client.act(
          signIn.registrar(site.plan.street.slice(0, 6)),
          now,
          'claim.settle',
          {
            round: world.round,
            tube: tube.code,
            person,
            kind: kind as ClaimKind,
            verdict,
            reason:
              verdict === 'member'
                ? '与采样员电话核对：该拭子确在此管，封管后补扫'
                : '与采样员电话核对：该拭子不在此管',
          },
        )
        world.tally.add('claims settled')
      } catch (error) {
        // Two uploads may tell of the same claim; the second call finds it settled.
        if (!(error instanceof Refused) || !error.code.startsWith('claim.')) throw error
      }
    })
  }
}
