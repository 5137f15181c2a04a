import type { Stock } from './ground.ts'
import type { IsolationSite } from './guest.ts'
import type { GroupNeeds } from './shapes.ts'

/** What a site has to give by itself, whatever the room. */
const bySite = ['dialysis', 'oxygen', 'pregnant', 'mental-health'] as const

/** Which of the needs of a unit a site has to meet as a whole; a language that nobody speaks stands for an interpreter. */
export function siteNeeds(
  members: readonly { care: readonly string[]; language: string | null }[],
): string[] {
  const needs = new Set<string>()
  for (const { care, language } of members) {
    for (const need of bySite) if (care.includes(need)) needs.add(need)
    if (care.includes('nursing')) needs.add('nursing')
    if (care.includes('bedridden')) needs.add('bedridden')
    if (care.includes('interpreter')) needs.add(`interpreter ${language ?? ''}`.trim())
  }
  return [...needs].sort()
}

/** Whether a site gives what `siteNeeds` asks for. Who is bedridden is looked after where there is nursing as well. */
export function siteGives({ care, languages }: IsolationSite, needs: readonly string[]): boolean {
  return needs.every((need) => {
    const [word = '', language] = need.split(' ')
    if (word === 'interpreter')
      return (
        care.includes('interpreter') || (language !== undefined && languages.includes(language))
      )
    if (word === 'bedridden') return care.includes('bedridden') || care.includes('nursing')
    return care.includes(word)
  })
}

/** Whether rooms of a stock do for a group of one unit, staff and cohorts aside. */
export function roomDoes(
  { kind, beds, byBeds, hasAdult }: Stock,
  needs: GroupNeeds,
  site: IsolationSite,
  singleRoom: boolean,
): boolean {
  if (!byBeds && beds < needs.size) return false
  if (needs.wheelchair && kind !== 'accessible' && kind !== 'care') return false
  if (needs.care && kind !== 'care') return false
  if (
    needs.infant &&
    kind !== 'mother-child' &&
    kind !== 'family' &&
    kind !== 'care' &&
    !site.care.includes('infant')
  )
    return false
  if (needs.childAlone && !hasAdult && !site.care.includes('child-alone')) return false
  // Who joins an adult where everybody has a room of their own is somebody who cannot be alone.
  return !(singleRoom && hasAdult && needs.independent && needs.cohort !== 'positive')
}
