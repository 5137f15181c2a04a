import type { CityIndex } from '../../city/city-index.ts'
import type { Infection } from '../../city/epidemic.ts'
import { openCrowd } from '../../city/truth/pick-people.ts'
import { tellTransmission } from '../../city/truth/transmission.ts'
import type { World } from '../world.ts'
import { hearOfPositives } from './alarm.ts'
import type { Tracing } from './book.ts'
import { planDayClose } from './close-day.ts'

/** Puts investigators into a city: from now on they hear of every confirmed person, and look for everybody who was near. */
export function openTracing(
  world: World,
  index: CityIndex,
  infections: readonly Infection[],
  patienceMs: number,
): Tracing {
  const tracing: Tracing = {
    world,
    outbreak: tellTransmission(index, infections, { seed: world.seed, roundAt: world.opens }),
    crowd: openCrowd(index),
    cases: new Map(),
    seen: new Set(),
    venues: new Map(),
    alarmMs: [],
    handedMs: [],
    handed: { listed: 0 },
    placing: new Set(),
    patienceMs,
  }
  world.confirmed = (at, releasedAt) => hearOfPositives(tracing, at, releasedAt)
  planDayClose(tracing)
  return tracing
}
