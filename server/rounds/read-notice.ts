import type { Notice } from '@bihuan/core/notice/notice.ts'
import { parseNotice } from '@bihuan/core/notice/parse-notice.ts'
import type { Reader } from '../db/sql.ts'
import { Problem } from '../door/problem.ts'
import { pointerOf } from './pointer.ts'

/** A notice from plain data. Refuses with round.notice-faulty, each fault with its place and what to do. */
export function readNotice(value: unknown): Notice {
  const read = parseNotice(value)
  if (read.ok) return read.notice
  throw new Problem(
    'round.notice-faulty',
    {},
    read.faults.map(({ path, code, zh, en }) => ({ pointer: pointerOf(path), code, zh, en })),
  )
}

/**
 * Refuses areas that the city does not have: a typing error would otherwise call nobody, in silence. Streets under `only`
 * and `except` are not checked, for a street without registered people need not be known.
 */
export async function refuseUnknownAreas(sql: Reader, notice: Notice): Promise<void> {
  const codes = notice.who.areas.map(({ code }) => code)
  const rows = await sql<{ code: string }[]>`
    select code from unnest(${codes}::text[]) code where not exists (select from areas a where starts_with(a.code, code.code))`
  const unknown = new Set(rows.map(({ code }) => code))
  const items = notice.who.areas.flatMap(({ code }, n) =>
    unknown.has(code)
      ? [
          {
            pointer: `/notice/who/areas/${n}/code`,
            code: 'unknown',
            zh: `没有区域 ${code}，请检查代码`,
            en: `There is no area ${code}: check the code`,
          },
        ]
      : [],
  )
  if (items.length > 0) throw new Problem('round.notice-faulty', {}, items)
}
