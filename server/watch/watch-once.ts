import type { Instant } from '@bihuan/core/time/instant.ts'
import type { City } from '../door/command.ts'
import { erasedUpTo } from '../retention/erased-subjects.ts'
import { allChecks } from './checks.ts'
import { alarmId, type Check, type Finding, type Pass } from './finding.ts'
import { memoryOf } from './memory.ts'
import { type Alarm, raise } from './raise.ts'

const underWay = new WeakMap<City['sql'], Promise<unknown>>()
// Rows of findings that are written again at each pass; more would be one flood and need no more telling.
const toldMax = 5_000

// A flood of forged rows is one event: so many alarms of one check in one pass, and one that counts the rest.
const floodMax = 500

/**
 * Runs one check. One that fails twice in a row is a finding itself, so that nobody blinds the others by a row that breaks it; once it
 * may have been a database that was away.
 */
async function runCheck(check: Check, scene: Pass): Promise<Finding[]> {
  const { notes } = scene.memory
  const failed = `${check.name} failed`
  try {
    const found = await check.run(scene)
    notes.delete(failed)
    const [first] = found
    const more = found.length - floodMax
    if (!first || more <= 0) return found
    const rest = { kind: first.kind, subject: `${check.name}:more:${more}`, of: String(more) }
    return [...found.slice(0, floodMax), rest]
  } catch (error) {
    if (!notes.has(failed)) {
      notes.set(failed, '1')
      return []
    }
    const of = error instanceof Error ? error.message.slice(0, 200) : 'unknown'
    return [{ kind: 'watch-broken', subject: check.name, of }]
  }
}

async function pass(city: City, now: Instant, checks: readonly Check[]): Promise<Alarm[]> {
  const memory = memoryOf(city.sql)
  const fresh: Finding[] = []
  const auditFrom = (await erasedUpTo(city.sql, city.keys, 'commands')) ?? 0
  const scene: Pass = { city, now, memory, auditFrom }
  for (const check of checks) fresh.push(...(await runCheck(check, scene)))
  const findings = new Map([...memory.told, ...fresh.map((one) => [alarmId(one), one] as const)])
  const alarms = await raise(city.sql, [...findings.values()], now)
  for (const [id, finding] of findings) if (memory.told.size < toldMax) memory.told.set(id, finding)
  return alarms
}

/**
 * One round of the watch: looks for what no command could have done, and raises each finding once. The first round of a process looks
 * at every row, later ones at what was written since. Rounds of one city follow each other. Gives the alarms that are new.
 */
export async function watchOnce(
  city: City,
  now: Instant,
  checks: readonly Check[] = allChecks,
): Promise<Alarm[]> {
  const before = underWay.get(city.sql) ?? Promise.resolve()
  const own = before.then(() => pass(city, now, checks))
  underWay.set(
    city.sql,
    own.catch(() => {}),
  )
  return own
}
