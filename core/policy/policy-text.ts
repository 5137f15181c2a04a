import type { Policy } from './policy.ts'
import { isFields } from './read-fields.ts'

/**
 * A policy as one text, the same for the same policy wherever it was resolved: names sorted, no spaces, texts for people
 * included. Its digest is the version that an order cites; a pack that was edited after it came into force has another.
 */
export function policyText(policy: Policy): string {
  // The guardrails are code and belong to the program's version; `steady` is about other modules, not about this text.
  const { guardrails: _, steady: __, ...said } = policy
  return sortedText(said)
}

/** Plain data as one text: names sorted, no spaces. Fractions stand as JavaScript writes them. */
export function sortedText(value: unknown): string {
  return JSON.stringify(sorted(value))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isFields(value)) return value
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((name) => [name, sorted(value[name])]),
  )
}
