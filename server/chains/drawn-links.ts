import { shapeOf } from '@bihuan/core/chains/graph.ts'
import type { LinkFault } from '@bihuan/core/chains/impossible.ts'
import type { CityChains } from './city-chains.ts'
import { linkFaults } from './link-faults.ts'

export type DrawnLink = {
  from: number
  to: number
  state: 'named' | 'decided' | 'likely'
  posterior: number
  fault: LinkFault | null
}

/** Every link that a person named or decided, and the computed one of a case that has none; each with what speaks against it first. */
export function drawnLinks({ rows, drawn, candidates, judged, model }: CityChains): DrawnLink[] {
  const links: DrawnLink[] = []
  candidates.forEach(({ infectee, infector, grounds }, n) => {
    const isDrawn = drawn[infectee]?.drawn?.infector === infector
    const state = grounds.has('decided') ? 'decided' : grounds.has('named') ? 'named' : 'likely'
    const isDecidedElsewhere = ['imported', 'lost'].includes(drawn[infectee]?.state ?? '')
    if (isDecidedElsewhere || (state === 'likely' && !isDrawn)) return
    const [later, earlier] = [rows[infectee], rows[infector]]
    if (!later || !earlier) return
    const [fault = null] = linkFaults(later, earlier, model.limits)
    links.push({
      from: infector,
      to: infectee,
      state,
      posterior: judged.candidates[n]?.posterior ?? 0,
      fault,
    })
  })
  const { inCircle, component } = shapeOf(rows.length, links)
  return links.map((link) => {
    const isCircle =
      inCircle[link.from] === 1 &&
      inCircle[link.to] === 1 &&
      component[link.from] === component[link.to]
    return { ...link, fault: link.fault ?? (isCircle ? 'circle' : null) }
  })
}
