import { distinctLinks, type Link } from './graph.ts'

/** Links of a file, by the ids of its cases. */
export type NamedPair = { readonly from: string; readonly to: string }

export type LinksById = {
  /** The ids of the list, then those that only links name. */
  readonly ids: readonly string[]
  readonly links: readonly Link[]
  /** Ids that only links name: they are people of the chains, but no cases of the list. */
  readonly unlisted: readonly string[]
  /** Links that were said before, and links of a case with itself: neither is counted. */
  readonly repeated: number
  readonly withItself: number
}

/**
 * Puts links of ids on lines. An id that the list lacks becomes a line after the list and stays in the chains: whoever infected eleven people
 * is no less their source because a list leaves them out.
 */
export function linksById(ids: readonly string[], pairs: readonly NamedPair[]): LinksById {
  const lines = new Map(ids.map((id, n) => [id, n]))
  const unlisted: string[] = []
  const lineOf = (id: string): number => {
    const known = lines.get(id)
    if (known !== undefined) return known
    unlisted.push(id)
    lines.set(id, ids.length + unlisted.length - 1)
    return ids.length + unlisted.length - 1
  }
  const all = pairs.map(({ from, to }) => ({ from: lineOf(from), to: lineOf(to) }))
  const withItself = all.filter(({ from, to }) => from === to).length
  const links = distinctLinks(ids.length + unlisted.length, all)
  return {
    ids: [...ids, ...unlisted],
    links,
    unlisted,
    repeated: all.length - withItself - links.length,
    withItself,
  }
}
