import type { File } from './files.ts'

/** A house rule: what it finds, and what to do instead. */
export type Rule = {
  name: string
  advice: string
  /** Faults with their line (0 where the whole file is meant). */
  find(file: File): { line: number; what: string }[]
  /** Files that may, each with its reason. An entry that no longer needs to stand here is a fault too. */
  allowed?: Record<string, string>
  /** One that must be refused; the test proves that it is. */
  bad: { path: string; text: string }
}

/** Tests and the builders beside them (`a-round.ts`, `an-assay.ts`). */
export const isTest = (path: string) => /\.test\.tsx?$|(^|\/)an?-[\w-]+\.ts$/.test(path)
// Builders, fakes and tools serve tests and people at a keyboard, not the city.
export const isScaffold = (path: string) =>
  /(^|\/)testing\/|^tools\/|^web\/(e2e|build)\//.test(path)

/** Each place of a pattern in a text, by line. */
export function places(text: string, pattern: RegExp): { line: number; what: string }[] {
  return [...text.matchAll(pattern)].map((match) => ({
    line: text.slice(0, match.index).split('\n').length,
    what: match[0].trim().slice(0, 60),
  }))
}

/** The faults of all files as lines that say where, what, and what to do instead. */
export function faultsOf(rule: Rule, files: readonly File[]): string[] {
  const allowed = rule.allowed ?? {}
  const used = new Set<string>()
  const faults = files.flatMap((file) => {
    const found = rule.find(file)
    const excuse = Object.keys(allowed).find(
      (entry) => file.path === entry || (entry.endsWith('/') && file.path.startsWith(entry)),
    )
    if (excuse !== undefined) {
      if (found.length > 0) used.add(excuse)
      return []
    }
    return found.map(
      ({ line, what }) => `${file.path}${line === 0 ? '' : `:${line}`}: ${what}: ${rule.advice}`,
    )
  })
  const stale = Object.keys(allowed).filter((entry) => !used.has(entry))
  return [
    ...faults,
    ...stale.map(
      (entry) =>
        `${entry}: needs no exception from "${rule.name}" any more: delete its entry in tools/tidy`,
    ),
  ]
}
