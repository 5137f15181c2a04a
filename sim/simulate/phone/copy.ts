/** A copy by value as a disk makes it, of what the engine keeps: plain objects, lists and maps. */
export function copyOf<Value>(value: Value): Value {
  return copied(value) as Value
}

function copied(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(copied)
  if (value instanceof Map) return new Map([...value].map(([key, one]) => [key, copied(one)]))
  const copy: Record<string, unknown> = {}
  for (const key in value) copy[key] = copied((value as Record<string, unknown>)[key])
  return copy
}
