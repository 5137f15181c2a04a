import type { Memory } from './memory.ts'
import type { Facts, StoredAct, StoredConflict, StoredSeat, StoredTube } from './records.ts'
import type { Change } from './shelf.ts'

const factNames = [
  'station',
  'counters',
  'session',
  'account',
  'elsewhere',
  'sealKeys',
  'rosterKey',
  'frames',
] as const

/** A fact by its name, so that the type of the value fits. */
export const fact = <Name extends keyof Facts>(key: Name, value: Facts[Name]): Change => ({
  store: 'facts',
  key,
  value,
})

/** Does to the memory what the shelf has done. */
export function applyChanges(memory: Memory, changes: readonly Change[]): void {
  for (const change of changes) {
    if (change.store === 'roster') continue
    if (change.store === 'facts') {
      applyFact(memory, change)
      continue
    }
    const map = memory[change.store] as Map<string | number, unknown>
    if ('isCleared' in change) map.clear()
    else if ('isGone' in change) map.delete(change.key)
    else map.set(change.key, change.value as StoredAct | StoredTube | StoredSeat | StoredConflict)
  }
}

function applyFact(memory: Memory, change: Change): void {
  if ('isCleared' in change) return
  const name = factNames.find((one) => one === change.key)
  if (!name) return
  const isNullable = name === 'session' || name === 'account' || name === 'rosterKey'
  if ('value' in change) Object.assign(memory, { [name]: change.value })
  else if (isNullable) Object.assign(memory, { [name]: null })
}
