import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { hourMs } from '@bihuan/core/time/instant.ts'
import { execute } from '@bihuan/server/door/command.ts'
import { noteReleases } from '@bihuan/server/release/note-releases.ts'
import { planHomeward } from '@bihuan/server/release/plan-home.ts'
import type { AskedStay } from '@bihuan/server/release/release-facts.ts'
import { releasesOf } from '@bihuan/server/release/releases-of.ts'
import { testAnchors } from '@bihuan/server/testing/officers.ts'
import type { Bench } from '../bench.ts'
import { type Figures, rounded } from '../figures.ts'
import { loadNow } from '../machine/machine.ts'
import { fillNight, night } from './fill-stays.ts'

const staysMost = 10_000
const sampleOf = 200
const planId = '00000000-0000-4000-8000-202211110000'

const seconds = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
  const began = performance.now()
  const done = await work()
  return [done, rounded((performance.now() - began) / 1000, 2)]
}

/**
 * The night of the twenty measures: every stay of the city is recomputed at midnight, and the ways and vehicles home of the day that begins are planned, beside
 * the same releases computed one by one.
 */
export async function runRelease(bench: Bench): Promise<Figures> {
  const loadBefore = loadNow()
  const anchors = testAnchors()
  writeFileSync(join(bench.database.folder, 'trust.json'), JSON.stringify(anchors))
  Object.assign(bench.city, { anchors })
  const { city } = bench
  const { stays, swabs } = await fillNight(
    bench,
    Math.min(staysMost, Math.floor(bench.options.people / 2)),
  )
  const all = await city.sql<AskedStay[]>`
    select id, person_id as person, basis, place, arrived_at from stays where left_at is null order by id`
  // A process that just came up knows no verdict of any signature: its first pass verifies all of them.
  const [after, recomputed] = await seconds(() =>
    releasesOf(city.sql, all, { now: night, anchors }),
  )
  const actor = {
    id: 'bench',
    name: 'bench',
    role: 'city-commander' as const,
    areaCode: '4101',
    unit: 'bench',
  }
  const [home, plan] = await seconds(() =>
    execute(
      city,
      planHomeward,
      { day: '2022-11-11', buses: true },
      { id: planId, now: night, actor },
    ),
  )
  const [noted, note] = await seconds(() => noteReleases(city, night))
  const before = await releasesOf(city.sql, all, { now: night - 1, anchors })
  const sample = all.filter((_, n) => n % Math.max(1, Math.floor(all.length / sampleOf)) === 0)
  const [different, oneByOne] = await seconds(async () => {
    let count = 0
    for (const one of sample) {
      const alone = await releasesOf(city.sql, [one], { now: night, anchors })
      if (!isDeepStrictEqual(alone.get(one.id), after.get(one.id))) count += 1
    }
    return count
  })
  const due = (of: typeof after, until: number) =>
    [...of.values()].filter(({ dueAt }) => dueAt !== null && dueAt <= until)
  const released = due(after, night)
  const figures = {
    stays,
    recomputed_s: recomputed,
    plan_s: plan,
    night_s: rounded(recomputed + plan, 2),
    released: released.length,
    released_before: due(before, night).length,
    shortened: [...after.values()].filter((one) => one.before !== null).length,
    to_home_isolation: due(after, night + 24 * hourMs).filter(
      ({ next }) => next?.place === 'home_isolation',
    ).length,
    going_home: home.due,
    buses: home.trips,
    seated: home.riders,
    without_bus: home.left,
    one_by_one_different: different,
  }
  bench.say(`release: ${JSON.stringify(figures)}`)
  return {
    ...figures,
    release: {
      swabs,
      noted,
      note_s: note,
      one_by_one: sample.length,
      one_by_one_ms_each: rounded((oneByOne * 1000) / sample.length, 1),
      load_before: loadBefore,
      load_after: loadNow(),
    },
  }
}
