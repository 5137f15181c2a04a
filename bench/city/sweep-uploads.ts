import type { Slice, Uploads } from './measure.ts'

export type Seen = { connections: number; slice: Slice }
export type Sweep = { best: number; seen: Seen[] }

/** Tries numbers of connections on so many uploads each and returns the one with most people a second, with all that was seen. */
export async function sweepUploads(
  uploads: Uploads,
  tries: readonly number[],
  each: number,
): Promise<Sweep> {
  const seen: Seen[] = []
  for (const connections of tries)
    seen.push({
      connections,
      slice: await uploads.slice(each, { kind: 'closed', connections }),
    })
  const [best] = seen.toSorted((a, b) => b.slice.unitsPerS - a.slice.unitsPerS)
  return { best: best?.connections ?? 8, seen }
}

/** What a sweep has to say in a report. */
export const toldOf = ({ best, seen }: Sweep) => ({
  connections: best,
  sweep: seen.map(({ connections, slice }) => ({
    connections,
    people_per_s: Math.round(slice.unitsPerS),
    p99_ms: slice.latency.p99,
  })),
})
