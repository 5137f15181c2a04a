import {
  ChainExport,
  ChainExportParams,
  foundHows,
  linkFaults,
  sourceStates,
} from '@bihuan/contract/chains.ts'
import { caseNumber } from '@bihuan/core/cases/case-number.ts'
import type { Drawing } from '@bihuan/core/chains/drawing.ts'
import { dotOf } from '@bihuan/core/chains/to-dot.ts'
import { svgOf } from '@bihuan/core/chains/to-svg.ts'
import { cityIsoOf, instantOf, minuteMs } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import { query } from '../door/query.ts'
import { areaInReach } from '../rounds/store.ts'
import { chainRoles } from './chain-roles.ts'
import { cityChains } from './city-chains.ts'
import { type Picture, pictureOf } from './picture-of.ts'
import { readSnapshot } from './read-snapshot.ts'

const mediaTypes = { svg: 'image/svg+xml', csv: 'text/csv', dot: 'text/vnd.graphviz' } as const

/** The picture, of now or of a snapshot, as a file of numbers without names. */
export const exportChains = query({
  name: 'chain.export',
  summary: 'The picture of the chains as SVG, CSV or DOT; no names',
  roles: chainRoles,
  params: ChainExportParams,
  outcome: ChainExport,
  async run(sql, params, { now, actor, anchors, keys }) {
    const picture = params.snapshot
      ? (await readSnapshot(sql, keys, params.snapshot, actor)).picture
      : pictureOf(
          await cityChains(sql, filterOf(params, areaInReach(actor, params.area)), {
            anchors,
            now,
          }),
          params.by ?? 'time',
          now,
        )
    const { format } = params
    return {
      fileName: `chains-${cityIsoOf(instantOf(picture.asOf)).slice(0, 16).replaceAll(/[-:]/g, '')}.${format}`,
      mediaType: mediaTypes[format],
      text:
        format === 'csv' ? csvOf(picture) : (format === 'svg' ? svgOf : dotOf)(drawingOf(picture)),
      cases: picture.cases.number.length,
    }
  },
})

const filterOf = ({ from, until }: Static<typeof ChainExportParams>, area: string) => ({
  area,
  from: from === undefined ? null : instantOf(from),
  until: until === undefined ? null : instantOf(until),
})

function drawingOf({ cases, links, districts, lanes, asOf }: Picture): Drawing {
  return {
    labels: cases.number.map(caseNumber),
    x: cases.x,
    y: cases.y,
    colour: cases.district,
    colourNames: districts.map(({ name }) => name),
    unknown: cases.source.map((source) =>
      ['open', 'lost'].includes(sourceStates[source] ?? 'open'),
    ),
    links: links.from.map((from, n) => ({
      from,
      to: links.to[n] ?? 0,
      isDecided: links.state[n] === 1,
      certainty: (links.certainty[n] ?? -1) < 0 ? null : (links.certainty[n] ?? 0) / 100,
      isImpossible: (links.fault[n] ?? -1) >= 0,
    })),
    lanes: lanes.map(({ name, from, until }) => ({
      name: name || '来源不明 source unknown',
      from,
      until,
    })),
    title: `传播链 Chains ${cityIsoOf(instantOf(asOf))}`,
  }
}

// What a spreadsheet would take for a formula begins with one of these; a name of a place may.
const cell = (text: string) =>
  `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
const moment = (minutes: number | null | undefined) =>
  minutes === null || minutes === undefined ? '' : cityIsoOf(minutes * minuteMs)

/** Every case with its drawn source, one a row; UTF-8 with its mark, so that Excel reads it. */
function csvOf({ cases, links, districts, places }: Picture): string {
  const sources = new Map<number, number>()
  links.to.forEach((to, n) => {
    const before = sources.get(to)
    const isSurer =
      before === undefined || (links.certainty[n] ?? 0) > (links.certainty[before] ?? 0)
    if (links.state[n] === 1 || (isSurer && links.state[before ?? -1] !== 1)) sources.set(to, n)
  })
  const head =
    'case,onset,positive,district,place,found,generation,chain,infected,source_state,source,certainty,fault'
  const rows = cases.number.map((number, n) => {
    const link = sources.get(n)
    const from = link === undefined ? undefined : links.from[link]
    return [
      caseNumber(number),
      moment(cases.onset[n]),
      moment(cases.positive[n]),
      cell(districts[cases.district[n] ?? -1]?.name ?? ''),
      cell(places[cases.place[n] ?? -1]?.name ?? ''),
      foundHows[cases.foundHow[n] ?? -1] ?? '',
      cases.generation[n],
      cases.chain[n],
      cases.offspring[n],
      sourceStates[cases.source[n] ?? -1] ?? '',
      from === undefined ? '' : caseNumber(cases.number[from] ?? 0),
      link === undefined || (links.certainty[link] ?? -1) < 0
        ? ''
        : (links.certainty[link] ?? 0) / 100,
      link === undefined ? '' : (linkFaults[links.fault[link] ?? -1] ?? ''),
    ].join(',')
  })
  return `\ufeff${[head, ...rows].join('\r\n')}\r\n`
}
