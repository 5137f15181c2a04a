import type { Figures } from '../figures.ts'
import { type Bar, bars } from './svg.ts'

export type Plot = { title: string; svg: string }

type Rates = { slices?: unknown; cpu_ms_per_1000?: Record<string, number> }
const rates = (value: unknown): Rates => (typeof value === 'object' && value !== null ? value : {})

const sliceRates = (value: unknown): number[] => {
  const { slices } = rates(value)
  return Array.isArray(slices)
    ? slices.map((slice: unknown) =>
        typeof slice === 'number'
          ? slice
          : Number((slice as { people_per_s: number }).people_per_s),
      )
    : []
}

function turns(figures: Figures): Plot[] {
  const kinds = [
    { name: 'ceiling', kind: 'ceiling' },
    { name: 'batch', kind: 'product' },
    { name: 'single', kind: 'other' },
  ] as const
  const list = kinds.flatMap(({ name, kind }) =>
    sliceRates(figures[name]).map(
      (value, n): Bar => ({ label: `${name}, turn ${n + 1}`, value, kind }),
    ),
  )
  return list.length === 0
    ? []
    : [{ title: 'People a second, turn by turn', svg: bars(list, '/s') }]
}

function costs(figures: Figures): Plot[] {
  const list = ['batch', 'single', 'ceiling'].flatMap((name) =>
    Object.entries(rates(figures[name]).cpu_ms_per_1000 ?? {}).map(
      ([group, value]): Bar => ({
        label: `${name}: ${group}`,
        value,
        kind: name === 'ceiling' ? 'ceiling' : 'product',
      }),
    ),
  )
  return list.length === 0
    ? []
    : [{ title: 'Processor milliseconds for 1,000 people', svg: bars(list, 'ms') }]
}

function latencies(figures: Figures): Plot[] {
  return [
    { name: 'curve_real', title: 'Latency by the real arrival curve, from the intended start' },
    { name: 'curve_half_capacity', title: 'Latency at a peak of half the capacity' },
  ].flatMap(({ name, title }) => {
    const { slices } = rates(figures[name])
    const first: unknown = Array.isArray(slices) ? slices[0] : undefined
    const latency = (first as { latency?: Record<string, number> } | undefined)?.latency
    if (!latency) return []
    const list = Object.entries(latency).map(
      ([label, value]): Bar => ({ label, value, kind: 'product' }),
    )
    return [{ title, svg: bars(list, 'ms') }]
  })
}

function bytes(figures: Figures): Plot[] {
  const { bytes: added } = figures
  if (!Array.isArray(added) || added.length === 0) return []
  const list = (added as { table: string; bytes_per_sample: number }[])
    .filter(({ bytes_per_sample }) => bytes_per_sample >= 0.05)
    .map(({ table, bytes_per_sample }): Bar => ({ label: table, value: bytes_per_sample }))
  return [{ title: 'Bytes on disk for a sample, by table with its indexes', svg: bars(list, 'B') }]
}

function growth(figures: Figures): Plot[] {
  const { rounds } = figures
  if (!Array.isArray(rounds)) return []
  const list = (rounds as { round: number; cpu_ms_per_1000: number }[]).map(
    ({ round, cpu_ms_per_1000 }): Bar => ({
      label: `round ${round}`,
      value: cpu_ms_per_1000,
      kind: 'product',
    }),
  )
  return [
    { title: 'Processor milliseconds for 1,000 samples, round by round', svg: bars(list, 'ms') },
  ]
}

/** The plots of whatever a run measured. */
export const plotsOf = (figures: Figures): Plot[] => [
  ...turns(figures),
  ...costs(figures),
  ...latencies(figures),
  ...bytes(figures),
  ...growth(figures),
]
