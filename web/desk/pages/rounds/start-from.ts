import type { Notice } from '@bihuan/core/notice/notice.ts'
import type { RoundNotice } from '../../../api/wire.ts'
import { type PlainNotice, plainOf } from './plain-notice.ts'

/** The notice of an earlier round as the server keeps it. */
export const fromRound = ({ notice }: RoundNotice): PlainNotice => plainOf(notice as Notice)

/** The notice that the product ships with; loaded only when somebody begins from it. */
export const fromProduct = async (): Promise<PlainNotice> =>
  (await import('./shipped-notice.ts')).shippedNotice
