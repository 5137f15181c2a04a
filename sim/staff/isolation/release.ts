import {
  cityDateOf,
  hourMs,
  type Instant,
  instantOf,
  isoOf,
  minuteMs,
} from '@bihuan/core/time/instant.ts'
import type { AnswerOf } from '../../client/paths.ts'
import { signIn } from '../../seed/accounts.ts'
import { type Isolation, type IsolationSiteAtWork, tolerate } from './book.ts'
import { callDispatcher } from './dispatch.ts'

export type ReleaseRow = AnswerOf<'release.list'>['rows'][number]

/** Everybody of a list of releases at a site. */
export async function releasesOf(
  { world }: Isolation,
  site: IsolationSiteAtWork,
  list: 'late' | 'today' | 'tomorrow' | 'all',
  at: Instant,
): Promise<ReleaseRow[]> {
  const rows: ReleaseRow[] = []
  let after: string | undefined
  do {
    const page = await world.client.ask(site.manager, at, 'release.list', {
      site: site.id,
      list,
      limit: 500,
      ...(after === undefined ? {} : { after }),
    })
    rows.push(...page.rows)
    after = page.next ?? undefined
  } while (after !== undefined)
  return rows
}

/** In the evening a way home is asked for everybody who goes tomorrow; the dispatcher plans the buses. */
export async function planWaysHome(isolation: Isolation, at: Instant): Promise<void> {
  const { world } = isolation
  const day = cityDateOf(at + 24 * hourMs)
  const planned = await tolerate(world, at, () =>
    world.client.act(signIn.dispatcher, at, 'release.plan-home', { day }, String(at)),
  )
  if (!planned) return
  world.tally.add('ways home asked for', planned.opened)
  if (planned.opened > 0) callDispatcher(isolation, at)
}

/** On the day itself everybody is let go at the moment that is computed for them. */
export async function planReleases(
  isolation: Isolation,
  site: IsolationSiteAtWork,
  at: Instant,
): Promise<void> {
  const { world, releasing, patients } = isolation
  const rows: ReleaseRow[] = []
  for (const list of ['late', 'today', 'tomorrow'] as const)
    rows.push(...(await releasesOf(isolation, site, list, at)))
  // A patient goes when the doctor says so.
  const fresh = rows.filter(
    ({ stay, person, release }) =>
      !releasing.has(stay) && release.dueAt !== null && patients.get(person)?.discharged !== false,
  )
  for (const { stay } of fresh) releasing.add(stay)
  for (const [due, some] of Map.groupBy(fresh, ({ release }) => release.dueAt ?? '')) {
    const when = Math.max(at + minuteMs, instantOf(due))
    world.agenda.plan(when, site.place, (now) => letGo(isolation, site, some, now))
  }
}

async function letGo(
  isolation: Isolation,
  site: IsolationSiteAtWork,
  rows: readonly ReleaseRow[],
  at: Instant,
): Promise<void> {
  const { world, guests, releasing, released } = isolation
  const { client, tally } = world
  const stays = rows.map(({ stay }) => stay)
  const done = await tolerate(world, at, () =>
    client.act(site.manager, at, 'release.let-go', { stays, at: isoOf(at) }),
  )
  if (!done) {
    // Looked at again at the next turn: a test that came late may have moved the moment.
    for (const stay of stays) releasing.delete(stay)
    return
  }
  tally.add('people released', done.gone.length)
  for (const { stay, person, release, arrivedAt } of rows) {
    const guest = guests.get(person)
    if (guest) guest.leftAt = at
    released.push({
      stay,
      // Who was over the days before they came was due when they came.
      dueAt:
        release.dueAt === null ? null : Math.max(instantOf(release.dueAt), instantOf(arrivedAt)),
      leftAt: at,
    })
  }
  callDispatcher(isolation, at)
}
