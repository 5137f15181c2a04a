import { useSyncExternalStore } from 'react'
import { fieldEngine } from './field-engine.ts'
import type { FieldState } from './types.ts'

/** The state of the field phone, drawn again when it changes. */
export function useField(): FieldState {
  const engine = fieldEngine()
  return useSyncExternalStore(engine.subscribe, engine.getSnapshot)
}
