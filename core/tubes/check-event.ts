import type { LabelNumber } from '../labels/label.ts'
import type { PoolSize } from '../notice/notice.ts'
import { type TubeEvent, tubesOf } from './events.ts'

export type EventRefusal =
  | 'bad-code'
  | 'tube-empty'
  | 'tube-full'
  | 'count-mismatch'
  | 'person-twice-in-tube'
  | 'moved-to-itself'

// 20: the largest pool any notice has ordered; a household above it takes a second tube.
const householdPeopleMax = 20

/** People that a tube of this pool size may hold. */
export function capacityOfPool(poolSize: PoolSize): number {
  return poolSize === 'household' ? householdPeopleMax : poolSize
}

// 4 digits of the city and 9 of the serial (labels/label.ts).
function isTubeCode(label: LabelNumber): boolean {
  return Number.isSafeInteger(label) && label >= 1_000_000_000_000 && label < 10_000_000_000_000
}

/** Everything wrong with an event that can be seen in the event alone; empty when it may be stored. */
export function checkEvent(event: TubeEvent, { poolSize }: { poolSize: PoolSize }): EventRefusal[] {
  const refusals: EventRefusal[] = []
  if (!tubesOf(event).every(isTubeCode)) refusals.push('bad-code')
  if (event.kind === 'move' && event.from === event.to) refusals.push('moved-to-itself')
  if (event.kind !== 'seal') return refusals

  const { members } = event
  if (members.length === 0) refusals.push('tube-empty')
  if (members.length > capacityOfPool(poolSize)) refusals.push('tube-full')
  if (event.count !== members.length) refusals.push('count-mismatch')
  if (new Set(members.map((member) => member.person)).size < members.length) {
    refusals.push('person-twice-in-tube')
  }
  return refusals
}
