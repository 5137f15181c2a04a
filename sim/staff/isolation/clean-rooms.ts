import { type Instant, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { signIn } from '../../seed/accounts.ts'
import type { World } from '../world.ts'
import { type Isolation, type IsolationSiteAtWork, tolerate } from './book.ts'

// What the pages of home isolation name for bags, taken for rooms too: 500 to 1,000 mg/L of chlorine; the half hour is invented.
const disinfectant = {
  kind: 'disinfectant',
  code: 'chlorine',
  zh: '含氯消毒液',
  en: 'Chlorine solution',
  low: 500,
  high: 1_000,
  unit: 'mg/L',
  minutes: 30,
  source: 'S-IS6',
} as const
const strip = 750
const checkedAfterMinutes = 35

/** The city says with what its rooms are disinfected; without that no cleaning counts. */
export async function chooseDisinfectant(world: World, at: Instant): Promise<void> {
  await tolerate(world, at, () =>
    world.client.act(signIn.cityCommander, at, 'supply-choice.set', disinfectant),
  )
}

/** Rooms that wait are cleaned with a strip as proof, those where somebody was infected as a whole; a second person looks at these. */
export async function cleanRooms(
  { world }: Isolation,
  site: IsolationSiteAtWork,
  at: Instant,
): Promise<void> {
  const { client, tally } = world
  const due = await tolerate(world, at, () =>
    client.ask(site.worker, at, 'cleaning.due', { site: site.id, limit: 500 }),
  )
  const waiting = (due?.rooms ?? []).filter((one) => one.site === site.id)
  for (const kind of ['turnover', 'terminal'] as const) {
    const rooms = waiting.filter(({ needs }) => needs === kind).map(({ room }) => room)
    if (rooms.length === 0) continue
    const done = await tolerate(world, at, () =>
      client.act(site.worker, at, 'cleaning.record', {
        site: site.id,
        kind,
        rooms: rooms.slice(0, 100),
        method: disinfectant.code,
        concentration: strip,
        contactMinutes: disinfectant.minutes,
        strip,
        at: isoOf(at),
      }),
    )
    if (!done) continue
    tally.add(`rooms cleaned: ${kind}`, done.cleanings.length)
    if (done.toBeChecked === 0) continue
    world.agenda.plan(at + checkedAfterMinutes * minuteMs, site.place, async (now) => {
      const checked = await tolerate(world, now, () =>
        client.act(site.manager, now, 'cleaning.check', {
          site: site.id,
          cleanings: done.cleanings,
          passed: true,
        }),
      )
      if (checked) tally.add('cleanings checked', checked.checked)
    })
  }
}
