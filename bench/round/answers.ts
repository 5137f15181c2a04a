import { faultOfUpload } from '../city/upload-requests.ts'
import type { Answer } from '../load/load.ts'
import type { RoundPlan } from './plan-round.ts'
import type { Task } from './steps.ts'

/** What the answers to a round added up to. */
export type Told = {
  /** Tubes whose result was released. */
  released: number
  reactive: number
  recalled: number
}

type Said = Record<string, unknown> & { judgement?: { kind: string }; recalls?: unknown[] }

const isNone = (list: unknown) => Array.isArray(list) && list.length === 0

/** Holds each answer against the plan; what the released plates said is added up in `told`. */
export function answersTo(plan: RoundPlan) {
  const told: Told = { released: 0, reactive: 0, recalled: 0 }
  const boxTubesOf = (n: number) => plan.boxes[n]?.tubes.length ?? 0
  const plateTubesOf = (n: number) => plan.plates[n]?.tubes.length ?? 0
  const asPlanned = ({ step, n }: Task, said: Said): boolean => {
    switch (step) {
      case 'seal':
        return said.tubes === boxTubesOf(n)
      case 'accept':
        return said.agreed === true
      case 'receive':
        return (
          said.scanned === boxTubesOf(n) &&
          isNone(said.missing) &&
          isNone(said.extra) &&
          isNone(said.unknown)
        )
      case 'load':
        return said.tubes === plateTubesOf(n)
      case 'import':
        return said.judgement?.kind === 'valid' && said.repeated === false
      case 'release':
        told.released += Number(said.released)
        told.reactive += Number(said.reactive)
        told.recalled += said.recalls?.length ?? 0
        return said.released === plateTubesOf(n) && isNone(said.toRepeat) && isNone(said.heldBack)
      default:
        return true
    }
  }
  return {
    told,
    faultOf(task: Task, answer: Answer): string | null {
      if (task.step === 'upload') return faultOfUpload(boxTubesOf(task.n), answer)
      const text = answer.body.toString('utf8')
      if (answer.status !== 200) return `${answer.status} ${text.slice(0, 300)}`
      return asPlanned(task, JSON.parse(text) as Said)
        ? null
        : `unlike the plan: ${text.slice(0, 300)}`
    },
  }
}
