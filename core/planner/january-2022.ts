import { cityInstant } from '../time/instant.ts'
import { shownNumber } from './figure.ts'
import { cyclers, laboratoryCapacity } from './laboratory.ts'
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
type Published = { name: FigureName; label: string; published: number | null; source: string; check?: Check }

const wire = '新华社 2022-01-12 (a)'

/** What was published, null where nothing was. */
export const published: readonly Published[] = [
  { name: 'people', check: 'given', label: 'people', published: 12_000_000, source: '郑州日报 2022-01-14 (a)' },
  { name: 'samplers', check: 'independent', label: 'samplers', published: 33_000, source: `澎湃 2022-01-07, ${wire}` },
  { name: 'sites', check: 'independent', label: 'sites', published: 6_398, source: `澎湃 2022-01-07, ${wire}` },
  { name: 'tables', label: 'sampling tables', published: null, source: '' },
  { name: 'samplingHours', check: 'calibrated', label: 'sampling', published: 6, source: wire },
  {
    name: 'peakPerSecond', check: 'calibrated',
    label: 'peak of arrivals',
    published: 1_082,
    source: '市大数据局，2022-05-06 09:04:22, another round (a)',
  },
  { name: 'tubes', label: 'tubes', published: null, source: '' },
  { name: 'boxes', label: 'boxes', published: null, source: '' },
  { name: 'vehicles', check: 'calibrated', label: 'vehicles', published: 2_000, source: wire },
  { name: 'couriers', check: 'calibrated', label: 'drivers and couriers', published: 4_000, source: wire },
  { name: 'plates', label: 'plates of 96', published: null, source: '' },
  {
    name: 'laboratoryTubesPerDay', check: 'given',
    label: 'laboratory capacity (given to the planner)',
    published: 1_800_000,
    source: wire,
  },
  { name: 'laboratoryHours', label: 'laboratory work', published: null, source: '' },
  {
    name: 'hoursToResults', check: 'independent',
    label: 'opening to last result',
    published: 24,
    source: '郑州日报 2022-01-14 (a)',
  },
  { name: 'reactivePools', label: 'reactive tubes at 1 in 10,000', published: null, source: '' },
  { name: 'resamples', label: 'people resampled', published: null, source: '' },
]

const cell = (text: string) => text.replaceAll('|', '\\|')

function rowOf(
  label: string,
  value: number,
  unit: string,
  known: number | null,
  formula: string,
  sources: string,
): string {
  const beside = known === null ? 'not published' : shownNumber(known)
  const off =
    known === null
      ? ''
      : `${value >= known ? '+' : '−'}${Math.abs((value / known - 1) * 100).toFixed(1)} %`
  return `| ${[label, `${shownNumber(value)} ${unit}`, beside, off, formula, sources].map(cell).join(' | ')} |`
}

/** The table of docs/planner.md as Markdown; a test holds the document to it. */
export function januaryTable(): string {
  const { figures } = planRound(january2022)
  const rows = published.map(({ name, label, published: known, source }) => {
    const { value, unit, formula, source: ours } = figures[name]
    const rounded = Number.isInteger(value) ? value : Number(value.toFixed(1))
    const sources = source === '' ? ours : `${ours}; published: ${source}`
    return rowOf(label, rounded, unit, known, formula, sources)
  })
  const lab = (label: string, machines: number, known: number) => {
    const { tubesPerDay } = laboratoryCapacity(cyclers(label, machines))
    return rowOf(
      label,
      Math.round(tubesPerDay),
      'tubes/day',
      known,
      `${machines} x 94 x 1,440 / 108`,
      'published: 公开报道 (c)',
    )
  }
  return [
    '| figure | planner | published | difference | formula | source |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    lab('Lanzhou, 64 cyclers', 64, 80_000),
    lab('Quangang, 8 cyclers', 8, 10_000),
  ].join('\n')
}
