import {
  boxesPerSite,
  codeAt,
  platesPerLaboratory,
  type Stationery,
} from '../seed/prepare-round.ts'

/** Takes the next unused code of a kind; each place has its own supply, so the order of work elsewhere changes nothing. */
export type Codes = {
  tube(site: string, sitting: number): string
  box(site: string): string
  plate(laboratory: string): string
}

/** Hands out the printed codes. Throws a RangeError when a place has used up its own. */
export function openCodes({ lots, boxes, plates }: Stationery): Codes {
  const used = new Map<string, number>()
  const take = (key: string): number => {
    const n = used.get(key) ?? 0
    used.set(key, n + 1)
    return n
  }
  const byPlace = new Map(lots.map((lot) => [`${lot.site}:${lot.sitting}`, lot]))
  return {
    tube(site, sitting) {
      const key = `${site}:${sitting}`
      const lot = byPlace.get(key)
      if (!lot) throw new RangeError(`site ${site} has no tubes for sitting ${sitting}`)
      return codeAt('tube', [lot], take(key))
    },
    box: (site) => codeAt('box', boxes, (Number(site) - 1) * boxesPerSite + take(`box ${site}`)),
    plate: (laboratory) =>
      codeAt(
        'plate',
        plates,
        (Number(laboratory) - 1) * platesPerLaboratory + take(`plate ${laboratory}`),
      ),
  }
}
