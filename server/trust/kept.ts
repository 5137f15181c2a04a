/**
 * Answers kept by owner and key, as promises: of a thousand readers who come at one moment after a change one does the work and
 * the others wait for it. What failed is forgotten, so that the next one tries again.
 */
export function keptBy<Owner extends object, Answer>(keysMax: number) {
  const byOwner = new WeakMap<Owner, Map<string, Promise<Answer>>>()
  return (owner: Owner, key: string, make: () => Promise<Answer>): Promise<Answer> => {
    const known = byOwner.get(owner) ?? new Map<string, Promise<Answer>>()
    byOwner.set(owner, known)
    const found = known.get(key)
    if (found) return found
    const coming = make()
    if (known.size >= keysMax) known.clear()
    known.set(key, coming)
    coming.catch(() => known.delete(key))
    return coming
  }
}
