import type { Investigation } from '@bihuan/contract/investigation.ts'
import { type Gap, gapsOf } from '@bihuan/core/investigation/gaps.ts'
import type { Item } from '@bihuan/core/investigation/item.ts'
import { type Window, type Windows, windowsOf } from '@bihuan/core/investigation/windows.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { CaseRow } from '../cases/store.ts'
import type { Reader } from '../db/sql.ts'
import type { Question } from '../door/query.ts'
import { policyNow } from '../facts/store.ts'

/** The windows of a case by the policy in force. */
export async function windowsOfCase(
  sql: Reader,
  { onsetAt, positiveAt, isolatedAt }: Pick<CaseRow, 'onsetAt' | 'positiveAt' | 'isolatedAt'>,
  question: Pick<Question, 'anchors' | 'now'>,
): Promise<Windows> {
  const moments = { onsetAt, positiveAt, isolatedAt, now: question.now }
  return windowsOf(moments, await policyNow(sql, question))
}

const wireWindow = (window: Window | null) =>
  window === null
    ? null
    : {
        from: isoOf(window.from),
        until: isoOf(window.until),
        binds: window.binds,
        rules: window.rules.map((rule) => ({ ...rule })),
      }

export function wireWindows({
  anchor,
  exposure,
  infectious,
}: Windows): Static<typeof Investigation>['windows'] {
  return {
    anchor: anchor === null ? null : { of: anchor.of, at: isoOf(anchor.at) },
    exposure: wireWindow(exposure),
    infectious: wireWindow(infectious),
  }
}

const wireGap = ({ day, from, until }: Gap) => ({ day, from: isoOf(from), until: isoOf(until) })

/** The gaps of a timeline as they go over the wire. */
export const wireGaps = (items: readonly Item[], windows: Windows, now: Instant) =>
  gapsOf(items, windows, now).map(wireGap)
