import type { Line } from '@bihuan/interop/line-list/line.ts'
import type { Keys } from '../keys.ts'

/** What a row is about, as a keyed digest in hex: the office and the numbers of its own list. */
export const rowKeys = (keys: Keys, area: string) => {
  const key = (...parts: (string | null)[]) =>
    keys.digest(JSON.stringify([area, ...parts])).toString('hex')
  return {
    ofCase: (id: string) => key('case', id),
    ofContact: ({ id, contactOf }: Pick<Line, 'id' | 'contactOf'>) => key('contact', id, contactOf),
    ofLink: (from: string, to: string) => key('link', from, to),
  }
}

/** What a row says, as a keyed digest in hex; the number of the row is no part of it. */
export const contentKey = (keys: Keys, row: { row: number }): string =>
  keys.digest(JSON.stringify({ ...row, row: 0 })).toString('hex')
