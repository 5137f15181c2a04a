import type { Instant } from '@bihuan/core/time/instant.ts'
import { Refused } from '../../client/refused.ts'
import { signIn } from '../../seed/accounts.ts'
import { newAccountOf } from '../account-ids.ts'
import { signAll } from '../sign.ts'
import type { World } from '../world.ts'

export type ToIsolate = { person: string; street: string }
export type IsolationBasis = 'close_contact' | 'secondary_contact'

const reasons: Record<IsolationBasis, { zh: string; en: string }> = {
  close_contact: {
    zh: '您与一位感染者有过近距离接触，需要先住到隔离点观察，以免把病带给家人。',
    en: 'You were close to somebody who is infected. You stay apart for some days so that your family stays well.',
  },
  secondary_contact: {
    zh: '与您一起生活、工作或用餐的人接触过感染者，需要先住到隔离点观察。',
    en: 'Somebody you live, work or eat with was close to an infected person. You stay apart for some days until we know more.',
  },
}
// A batch above fifty needs the city's signature too.
const batchMost = 45

/** Whoever can approve for a district: its own commander, or the city's where a small city has none there. */
export function approverFor(world: World, district: string): string {
  const hasOwn = world.sites.some(({ plan }) => plan.street.startsWith(district))
  return hasOwn ? signIn.districtCommander(district) : signIn.cityCommander
}

/** Orders these people to isolate: drafted by the city's investigators, approved by the commander of where they live, both with their passkeys. */
export async function orderIsolation(
  world: World,
  people: readonly ToIsolate[],
  basis: IsolationBasis,
  at: Instant,
): Promise<void> {
  const { client, tally } = world
  for (const [district, all] of Map.groupBy(people, ({ street }) => street.slice(0, 6)))
    for (let n = 0; n < all.length; n += batchMost) {
      const some = all.slice(n, n + batchMost).map(({ person }) => person)
      const approver = approverFor(world, district)
      try {
        const drafted = await client.act('investigator', at, 'order.draft-batch', {
          people: some,
          kind: 'isolate',
          basis,
          place: 'centralized',
          reason: reasons[basis],
          approver: newAccountOf(world, approver),
          leaveOut: true,
        })
        await signAll(world, drafted, ['investigator', approver], at)
        tally.add('orders to isolate', drafted.people)
        const refused = new Set(drafted.refused.map(({ person }) => person))
        for (const { faults } of drafted.refused)
          tally.add(`not ordered: ${faults[0]?.code ?? 'unknown'}`)
        world.ordered(
          some.filter((person) => !refused.has(person)),
          at,
        )
      } catch (error) {
        // Everybody in it was refused: they are under an order already, or are no longer contacts.
        if (!(error instanceof Refused) || error.code !== 'batch.nobody') throw error
        tally.add('not ordered: nobody of a list', some.length)
      }
    }
}
