import { cityInstant } from '@bihuan/core/time/instant.ts'
import { execute } from '@bihuan/server/door/command.ts'
import { routes } from '@bihuan/server/http/routes.ts'
import { openCity } from '@bihuan/server/serve.ts'
import { inProcess } from '@bihuan/sim/seed/in-process.ts'
import { assayFiles, noticeFile } from '@bihuan/sim/seed/policy-files.ts'
import { seedCity } from '@bihuan/sim/seed/seed-city.ts'
import { cityCode, type Store } from '../with-city.ts'

/** The evening on which the notice was issued; the staff set up the round. */
export const storyEvening = cityInstant('2022-01-13', '21:00')

/** Ten minutes before the sites open: the first people are already queueing. */
export const storyStart = cityInstant('2022-01-14', '08:50')

/** Invents a city and publishes notice 18 in it, all through commands. */
export async function inventCity(store: Store, seed: number, scale: number) {
  const city = await openCity({ databaseUrl: store.url, cityCode, keys: store.keys })
  const commands = routes.flatMap((route) => (route.method === 'POST' ? [route.command] : []))
  try {
    const send = inProcess(
      commands,
      (it, input, attempt) => execute(city, it, input, attempt),
      storyEvening,
    )
    const seeded = await seedCity({ send, seed, scale, notice: noticeFile(), assays: assayFiles() })
    // A freshly loaded table has no statistics, and the first plans would be those of an empty one.
    await city.sql`analyze`
    return seeded
  } finally {
    await city.sql.end({ timeout: 5 })
  }
}
