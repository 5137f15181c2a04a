/** One event of a device as the book knows it: what it does to which tube. */
export type Act = {
  kind: 'sample' | 'seal'
  /** Label number of the tube. */
  tube: string
  people: readonly string[]
  /** Every id under which it was ever sent; a careful sender has one. */
  ids: string[]
}
export type WireMember = { person: string; at: string }
export type Written = {
  at: number
  /** When the attempt that was acknowledged began; monotonic milliseconds. */
  began: number
}
type Tube = { state: 'open' | 'sealed'; people: Set<string> }

/**
 * What was sent and what was acknowledged, kept outside of the product: the other side of every comparison. Nothing gets in
 * as acknowledged before its 200 was read.
 */
export class Book {
  /** Acts whose upload was acknowledged. */
  readonly acknowledged = new Set<Act>()
  /** Each upload as it was first made: all of it is there, or nothing. */
  readonly uploads: (readonly Act[])[] = []
  readonly tubes = new Map<string, Tube>()
  readonly boxes = new Map<string, readonly string[]>()
  readonly received = new Set<string>()
  readonly results = new Map<string, string>()
  /** Swabs of people by the devices' clocks, for the order of their results. */
  readonly swabs = new Map<string, { tube: string; at: number }[]>()
  /** What answers said that they must not: a repeat that was applied again, a refusal of what is true. */
  readonly complaints: string[] = []
  /** Commands of the desk and the laboratory that were acknowledged. */
  commands = 0
  /** How often no answer came, or none that says whether it was written. */
  unknown = 0
  /** Refusals to try again (429 and 5xx) by status. */
  readonly refusals = new Map<number, number>()
  /** The longest wait for an answer other than 200; milliseconds. */
  slowestRefusalMs = 0
  readonly writes: Written[] = []

  sent(acts: readonly Act[]): void {
    this.uploads.push(acts)
  }

  wrote(acts: readonly Act[], began: number, at: number): void {
    for (const act of acts) {
      this.acknowledged.add(act)
      const tube = this.tubes.get(act.tube)
      if (act.kind === 'seal' || !tube)
        this.tubes.set(act.tube, {
          state: act.kind === 'seal' ? 'sealed' : 'open',
          people: new Set(act.people),
        })
      else for (const person of act.people) tube.people.add(person)
    }
    this.writes.push({ at, began })
  }

  swabbed(person: string, tube: string, at: number): void {
    const swabs = this.swabs.get(person)
    if (swabs) swabs.push({ tube, at })
    else this.swabs.set(person, [{ tube, at }])
  }

  refusedForNow(status: number, ms: number): void {
    this.refusals.set(status, (this.refusals.get(status) ?? 0) + 1)
    this.slowestRefusalMs = Math.max(this.slowestRefusalMs, ms)
  }

  /** How many writes were acknowledged so far: events and commands. */
  get count(): number {
    return this.acknowledged.size + this.commands
  }

  /** When the first write was acknowledged that was sent after `since`; null before. Monotonic milliseconds. */
  firstWriteSince(since: number): number | null {
    // From the end: the list is in the order of the answers.
    let found: number | null = null
    for (let n = this.writes.length - 1; n >= 0; n -= 1) {
      const write = this.writes[n]
      if (!write || write.at < since) break
      if (write.began >= since) found = write.at
    }
    return found
  }
}
