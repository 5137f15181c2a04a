import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Keys } from '../keys.ts'

export type RequestRow = {
  id: string
  kind: string
  itemId: string | null
  quantity: number | null
  words: string | null
  askedAt: Instant
  byPerson: boolean
  dueAt: Instant
  answeredAt: Instant | null
  answer: string | null
  answerWords: string | null
}

/** The sealed words of a column, opened; null where there are none or their key is destroyed. */
export const opened = (keys: Keys, words: string | null): string | null =>
  words === null ? null : keys.openText(words)

/** A request as it is shown. */
export const requestView = (row: RequestRow, keys: Keys) => ({
  request: row.id,
  kind: row.kind,
  item: row.itemId,
  quantity: row.quantity,
  words: opened(keys, row.words),
  askedAt: isoOf(row.askedAt),
  byPerson: row.byPerson,
  dueAt: isoOf(row.dueAt),
  answeredAt: row.answeredAt === null ? null : isoOf(row.answeredAt),
  answer: row.answer,
  answerWords: opened(keys, row.answerWords),
})
