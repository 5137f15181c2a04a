import { cityInstant } from '../time/instant.ts'
import { shownNumber, type Unit } from './figure.ts'
import { cyclerMinutes, cyclers, laboratoryCapacity } from './laboratory.ts'
import type { FigureName, PlanInput } from './plan.ts'
import { planRound } from './plan-round.ts'

/** The second round of January 2022: 12 million people on the 7th from nine to three, all results by nine the next day. */
export const january2022: PlanInput = {
  groups: [{ name: 'city', way: 'sites', pool: 10, people: 12_000_000 }],
  windows: [
    { opens: cityInstant('2022-01-07', '09:00'), closes: cityInstant('2022-01-07', '15:00') },
  ],
  laboratories: [{ id: 'city', tubesPerDay: 1_800_000 }],
  // One in ten thousand: for the size of a recall. The rounds of that month found far fewer.
  prevalence: 0.0001,
  plate: 96,
}

/**
 * What agreement means: `independent` guideline against what the city did; `calibrated` a ratio was derived from this very
 * figure, so that it must agree; `given` the planner was told.
 */
type Check = 'independent' | 'calibrated' | 'given' | ''
type Published = {
  name: FigureName
  label: string
  published: number | null
  source: string
  check?: Check
}

const wire = '新华社 2022-01-12 (a)'

/** What was published, null where nothing was. */
export const published: readonly Published[] = [
  {
    name: 'people',
    check: 'given',
    label: 'people',
    published: 12_000_000,
    source: '郑州日报 2022-01-14 (a)',
  },
  {
    name: 'samplers',
    check: 'independent',
    label: 'samplers',
    published: 33_000,
    source: `澎湃 2022-01-07, ${wire}`,
  },
  {
    name: 'sites',
    check: 'independent',
    label: 'sites',
    published: 6_398,
    source: `澎湃 2022-01-07, ${wire}`,
  },
  { name: 'tables', label: 'sampling tables', published: null, source: '' },
  { name: 'samplingHours', check: 'calibrated', label: 'sampling', published: 6, source: wire },
  {
    name: 'peakPerSecond',
    check: 'calibrated',
    label: 'peak of arrivals',
    published: 1_082,
    source: '市大数据局，2022-05-06 09:04:22, another round (a)',
  },
  { name: 'tubes', label: 'tubes', published: null, source: '' },
  { name: 'boxes', label: 'boxes', published: null, source: '' },
  { name: 'vehicles', check: 'calibrated', label: 'vehicles', published: 2_000, source: wire },
  {
    name: 'couriers',
    check: 'calibrated',
    label: 'drivers and couriers',
    published: 4_000,
    source: wire,
  },
  { name: 'plates', label: 'plates of 96', published: null, source: '' },
  {
    name: 'laboratoryTubesPerDay',
    check: 'given',
    label: 'laboratory capacity',
    published: 1_800_000,
    source: wire,
  },
  { name: 'laboratoryHours', label: 'laboratory work', published: null, source: '' },
  {
    name: 'hoursToResults',
    check: 'independent',
    label: 'opening to last result',
    published: 24,
    source: '郑州日报 2022-01-14 (a)',
  },
  { name: 'reactivePools', label: 'reactive tubes at 1 in 10,000', published: null, source: '' },
  { name: 'resamples', label: 'people resampled', published: null, source: '' },
]

const cell = (text: string) => text.replaceAll('|', '\\|')

type Row = {
  label: string
  value: number
  unit: Unit
  known: number | null
  check: Check
  formula: string
  source: string
}

function rowOf({ label, value, unit, known, check, formula, source }: Row): string {
  const beside = known === null ? 'not published' : shownNumber(known)
  const percent = known === null ? 0 : (value / known - 1) * 100
  const off = known === null ? '' : `${percent < 0 ? '−' : '+'}${Math.abs(percent).toFixed(1)} %`
  const cells = [label, `${shownNumber(value)} ${unit}`, beside, off, check, formula, source]
  return `| ${cells.map(cell).join(' | ')} |`
}

function cyclerRow(place: string, machines: number, known: number): string {
  const { tubesPerDay } = laboratoryCapacity(cyclers(place, machines))
  return rowOf({
    label: `${place}, ${machines} cyclers`,
    value: Math.round(tubesPerDay),
    unit: 'tubes/day',
    known,
    check: 'calibrated',
    formula: `${machines} x 94 x 1,440 / ${cyclerMinutes}`,
    source: 'published: 公开报道 (c)',
  })
}

/** The table of docs/planner.md as Markdown; a test holds the document to it. */
export function januaryTable(): string {
  const { figures } = planRound(january2022)
  const rows = published.map(({ name, label, published: known, check = '', source }) => {
    const { value, unit, formula, source: ours } = figures[name]
    return rowOf({
      label,
      value: Number(value.toFixed(1)),
      unit,
      known,
      check,
      formula,
      source: source === '' ? ours : `${ours}; published: ${source}`,
    })
  })
  return [
    '| figure | planner | published | difference | check | formula | source |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    cyclerRow('Lanzhou', 64, 80_000),
    cyclerRow('Quangang', 8, 10_000),
  ].join('\n')
}
