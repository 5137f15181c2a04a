import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { questions } from '../../../api/questions.ts'
import type { RoundPlan } from '../../../api/wire.ts'
import type { Assumed } from './use-assumed.ts'
import type { Drafting } from './use-draft.ts'

// Long enough that typing a number asks once, short enough to feel live.
const restMs = 400

/** `isOld`: the figures are those of the draft before the last change. */
export type Planned = { plan: RoundPlan | null; refusal: unknown; isOld: boolean }

/** The plan of a draft without faults, asked for whenever the draft has rested for a moment. */
export function usePlan({ draft, faults }: Drafting, assumed: Assumed): Planned {
  const isSound = faults.length === 0
  const text = isSound ? JSON.stringify({ notice: draft, ...assumed }) : ''
  const [asked, setAsked] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), restMs)
    return () => clearTimeout(timer)
  }, [text])
  const answer = useQuery({ ...questions.plan(asked), enabled: asked !== '' })
  const refusal = isSound && answer.isError ? answer.error : null
  return {
    plan: refusal ? null : (answer.data ?? null),
    refusal,
    isOld: text !== asked || answer.isPlaceholderData,
  }
}
