import type { StoredAct } from '../../f/engine/records.ts'
import type { LifeEnd } from './a-life.ts'
import type { FieldCity } from './field-city.ts'
import { idsOf, tally, wordOf } from './life-record.ts'

const missing = (from: readonly string[], of: readonly string[]) => {
  const known = new Set(of)
  return from.filter((one) => !known.has(one))
}

/** Everything that is wrong at the end of a life; empty when what was confirmed is on the server once, and nothing else. */
export async function lifeFaults({ city }: FieldCity, life: LifeEnd): Promise<string[]> {
  const faults: string[] = []
  const { device, disk, state, confirmed, seed } = life
  const say = (what: string, count: number) => {
    if (count > 0) faults.push(`life ${seed}: ${count} ${what}`)
  }
  say('acts unsent', state.unsent.count)
  say('acts refused', state.conflicts.filter(({ kind }) => kind === 'refused').length)
  const kept = tally([...disk.acts.values()].map((act) => wordOf(act as StoredAct)))
  for (const [word, times] of tally(confirmed))
    if (times > (kept.get(word) ?? 0)) faults.push(`life ${seed}: confirmed and not kept: ${word}`)

  const expected = idsOf(disk.acts.values())
  const events = await city.sql<{ id: string; seq: number; at: number }[]>`
    select id, seq, at from field_events where device_id = ${Number(device)} order by seq`
  const ids = events.map(({ id }) => id)
  say('events lost', missing(expected.events, ids).length)
  say('events that nobody said', missing(ids, expected.events).length)
  say('numbers used twice', ids.length - new Set(events.map(({ seq }) => seq)).size)
  say('moments that go back', events.filter(({ at }, n) => at < (events[n - 1]?.at ?? at)).length)
  const commands = await city.sql<{ id: string }[]>`
    select id from commands where id = any(${expected.commands}::uuid[])`
  say(
    'commands lost',
    missing(
      expected.commands,
      commands.map(({ id }) => id),
    ).length,
  )
  return faults
}
