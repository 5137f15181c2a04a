import {
  type ChainPicture,
  caseCategories,
  linkFaults as faultNames,
  foundHows,
  sourceStates,
} from '@bihuan/contract/chains.ts'
import { unlinkedShare } from '@bihuan/core/chains/attribute.ts'
import { figuresOf, shapeOf } from '@bihuan/core/chains/graph.ts'
import { layOut } from '@bihuan/core/chains/layout.ts'
import { type Instant, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { CityChains } from './city-chains.ts'
import { type DrawnLink, drawnLinks } from './drawn-links.ts'
import { type Laned, lanesOf } from './lanes-of.ts'

export type Picture = Static<typeof ChainPicture>
const dayMinutes = 24 * 60
const hundredths = (p: number): number => Math.round(p * 100)
const rounded = (x: number): number => Math.round(x * 1000) / 1000
const minutesOf = (at: Instant | null): number | null =>
  at === null ? null : Math.floor(at / minuteMs)

/** The picture of these chains, laid out along time, by place or by district, in columns. */
export function pictureOf(chains: CityChains, by: Picture['by'], now: Instant): Picture {
  const { rows, drawn } = chains
  const links = drawnLinks(chains)
  const shape = shapeOf(rows.length, links)
  const laned = lanesOf(chains)
  const time = Float64Array.from(
    rows,
    ({ onsetAt, positiveAt, openedAt }) =>
      (onsetAt ?? positiveAt ?? openedAt) / (minuteMs * dayMinutes),
  )
  const laid = layOut({
    time,
    source: Int32Array.from(drawn, (one) => one.drawn?.infector ?? -1),
    lane: by === 'time' ? null : Int32Array.from(by === 'place' ? laned.place : laned.district),
    unknown: Uint8Array.from(drawn, ({ state }) => (state === 'open' || state === 'lost' ? 1 : 0)),
  })
  const first = time.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY)
  return {
    asOf: isoOf(now),
    by,
    day0: Number.isFinite(first) ? Math.floor(first * dayMinutes) : 0,
    cases: {
      number: rows.map(({ number }) => number),
      x: Array.from(laid.x, rounded),
      y: Array.from(laid.y),
      onset: rows.map(({ onsetAt }) => minutesOf(onsetAt)),
      positive: rows.map(({ positiveAt }) => minutesOf(positiveAt)),
      generation: Array.from(shape.generation),
      chain: Array.from(shape.component),
      offspring: Array.from(shape.outDegree),
      district: laned.district,
      place: laned.place,
      category: rows.map(({ category }) => caseCategories.indexOf(category ?? 'unknown')),
      foundHow: rows.map(({ foundHow }) => placeOf(foundHows, foundHow)),
      source: drawn.map(({ state }) => sourceStates.indexOf(state)),
      certainty: drawn.map((one) => (one.drawn === null ? -1 : hundredths(one.drawn.posterior))),
    },
    links: columnsOf(links),
    districts: laned.districts,
    places: laned.places,
    lanes: laid.lanes.map(({ lane, ...rest }) => ({ name: nameOf(laned, by, lane), ...rest })),
    figures: {
      ...figuresOf(shape, links.length),
      impossible: links.filter(({ fault }) => fault !== null).length,
      sourceUnknown: drawn.filter(({ state }) => state === 'open' || state === 'lost').length,
      unlinkedShare: unlinkedShare(
        drawn.map(({ state, best }) => (state === 'decided' || state === 'imported' ? 1 : best)),
      ),
      unnumbered: chains.unnumbered,
    },
  }
}

const placeOf = (names: readonly string[], name: string | null): number => {
  const place = names.indexOf(name ?? 'unknown')
  return place < 0 ? names.length - 1 : place
}
const columnsOf = (links: readonly DrawnLink[]): Picture['links'] => ({
  from: links.map(({ from }) => from),
  to: links.map(({ to }) => to),
  state: links.map(({ state }) => ['named', 'decided', 'likely'].indexOf(state)),
  certainty: links.map(({ posterior }) => hundredths(posterior)),
  fault: links.map(({ fault }) => (fault === null ? -1 : faultNames.indexOf(fault))),
})
const nameOf = ({ places, districts }: Laned, by: Picture['by'], lane: number): string =>
  (by === 'place' ? places[lane] : by === 'district' ? districts[lane] : undefined)?.name ?? ''
