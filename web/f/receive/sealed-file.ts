export type SealedPart = { device: string; sealed: string }

/** The parts of a file that another phone has exported, or null for any other file. Nothing in it can be read here. */
export function sealedParts(text: string): SealedPart[] | null {
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch {
    return null
  }
  const { v, parts } = (file ?? {}) as { v?: unknown; parts?: unknown }
  if (v !== 1 || !Array.isArray(parts) || parts.length === 0) return null
  const read = parts.flatMap((part: unknown) => {
    const { device, sealed } = (part ?? {}) as { device?: unknown; sealed?: unknown }
    return typeof device === 'string' &&
      /^[1-9]\d{0,8}$/.test(device) &&
      typeof sealed === 'string' &&
      /^[A-Za-z0-9_-]{40,}$/.test(sealed)
      ? [{ device, sealed }]
      : []
  })
  return read.length === parts.length ? read : null
}
