import type { Words } from '../notice/notice.ts'
import type { Policy } from '../policy/policy.ts'
import { hourMs, type Instant, isoOf } from '../time/instant.ts'
import { type ActBook, ofKind } from './act-book.ts'
import { guard } from './limits.ts'
import type { VerifiedBatch } from './verify-batch.ts'

export type StageJudgement =
  | { readonly ok: true; readonly people: number }
  | ({
      readonly ok: false
      readonly because: 'suspended' | 'not-next' | 'no-stage' | 'too-early'
    } & Words)

/**
 * Whether a stage of a batch may be opened now, and how many people it takes in: the one after the last opened, after the pause of the
 * policy, and never a stage of a suspended batch. The pause leaves time for the first appeals to be heard.
 */
export function judgeStage(
  { document, signedAt }: VerifiedBatch,
  stage: number,
  book: ActBook,
  policy: Policy,
  now: Instant,
): StageJudgement {
  const acts = book.ofBatch.get(document.id)
  if (ofKind(acts, 'suspend', now).length > 0)
    return {
      ok: false,
      because: 'suspended',
      zh: '该批次已暂停，不再继续；需要时请重新下令。',
      en: 'The batch is suspended and does not go on; sign new orders if there is ground.',
    }
  const opened = ofKind(acts, 'open-stage', now)
  const next = 1 + Math.max(0, ...opened.map(({ act }) => act.stage))
  const size = document.stages[stage]?.upTo
  if (size === undefined)
    return {
      ok: false,
      because: 'no-stage',
      zh: '该批次没有这一阶段；全部阶段都已打开。',
      en: 'The batch has no such stage; all of its stages are open.',
    }
  if (stage !== next)
    return {
      ok: false,
      because: 'not-next',
      zh: `请先打开第 ${next} 阶段。`,
      en: `Open stage ${next} first.`,
    }
  const last = Math.max(signedAt, ...opened.map(({ act, knownAt }) => Math.max(act.at, knownAt)))
  const earliest = last + Math.max(guard.stagePauseMs, policy.orders.batch.pauseHours.v * hourMs)
  if (now < earliest)
    return {
      ok: false,
      because: 'too-early',
      zh: `请等到 ${isoOf(earliest)}，先看第一阶段的申诉。`,
      en: `Wait until ${isoOf(earliest)} and look at the appeals of the stage before.`,
    }
  return { ok: true, people: size - (document.stages[stage - 1]?.upTo ?? 0) }
}
