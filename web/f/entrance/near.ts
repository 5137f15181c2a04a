import type { Site } from '../../api/wire.ts'

/** How many digits of two area codes agree: a street shares nine, a district six. */
function shared(one: string, other: string): number {
  let at = 0
  while (at < one.length && at < other.length && one[at] === other[at]) at += 1
  return at
}

/**
 * Sites that a person may work at, the own one first (`unit` is `site:<id>` for somebody posted to one), then the nearest by
 * area, then by name; `wanted` is a part of the name.
 */
export function nearSites(
  sites: readonly Site[],
  me: { areaCode: string; unit: string },
  wanted: string,
): Site[] {
  const isOwn = (site: Site) => me.unit === `site:${site.id}`
  return sites
    .filter(({ name, id }) => name.includes(wanted) || id === wanted)
    .toSorted(
      (a, b) =>
        Number(isOwn(b)) - Number(isOwn(a)) ||
        shared(b.areaCode, me.areaCode) - shared(a.areaCode, me.areaCode) ||
        a.name.localeCompare(b.name, 'zh-CN'),
    )
}
