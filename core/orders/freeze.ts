/** A copy of plain data that nobody can change any more, so that what was verified stays what was verified. */
export function freeze<T>(value: T): T {
  return frozen(structuredCopy(value)) as T
}

function frozen(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  for (const one of Object.values(value)) frozen(one)
  return Object.freeze(value)
}

function structuredCopy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(structuredCopy)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, structuredCopy(one)]))
}
