/** One form of a name for comparison: without case, marks of width, spaces, and the dots of transcribed names. */
const canonicalName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\p{Pi}\p{Pf}·•‧・.,'’]/gu, '')
    .toLowerCase()

/** Whether two spellings are of one name: 阿依古丽·买买提 with any dot or none, SMITH John and smith john. */
export function isSameName(one: string, other: string): boolean {
  return canonicalName(one) === canonicalName(other)
}
