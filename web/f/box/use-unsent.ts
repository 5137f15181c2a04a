import { useEffect, useState } from 'react'
import { fieldEngine } from '../engine/field-engine.ts'
import { useField } from '../engine/use-field.ts'

type UnsentAct = Awaited<ReturnType<ReturnType<typeof fieldEngine>['unsentActs']>>[number]

/** The acts of this phone that the server has not acknowledged yet, oldest first. */
export function useUnsent(): UnsentAct[] {
  const { unsent, isSending } = useField()
  const [acts, setActs] = useState<UnsentAct[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the queue has changed
  useEffect(() => {
    let isHere = true
    void fieldEngine()
      .unsentActs()
      .then((all) => isHere && setActs(all))
    return () => {
      isHere = false
    }
  }, [unsent.count, unsent.oldestAt, isSending])
  return acts
}
