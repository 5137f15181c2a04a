import type { Query } from '../door/query.ts'

type Kept = { cacheControl: string; etag: string; isKnown: boolean }

const tagsIn = (header: string) => header.split(',').map((tag) => tag.trim().replace(/^W\//, ''))

/**
 * How an answer that the asker may keep is sent: its tag, for how long it is good, and whether the asker has this very one
 * already (then 304 and no body). Null for all other answers, which stay in no cache.
 */
export function keptAnswer(
  { kept }: Pick<Query, 'kept'>,
  outcome: unknown,
  ifNoneMatch: string | string[] | undefined,
): Kept | null {
  if (!kept) return null
  const etag = `"${kept.tagOf(outcome)}"`
  return {
    etag,
    // Private: it is about one person, and no proxy may give it to the next.
    cacheControl: `private, max-age=${kept.seconds}`,
    isKnown: tagsIn(String(ifNoneMatch ?? '')).includes(etag),
  }
}
