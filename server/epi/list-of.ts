/** The address of the desk's list of cases that a number counts; every number must be able to open what it counts. */
export function listOf(filter: Readonly<Record<string, string | undefined>>): string {
  const search = new URLSearchParams({ state: 'all' })
  for (const [name, value] of Object.entries(filter))
    if (value !== undefined && value !== '') search.set(name, value)
  return `/cases?${search}`
}
