import { int8s, texts, uuids } from '../db/literal.ts'
import type { Reader, Sql, Tx } from '../db/sql.ts'
import { covers } from './actor.ts'
import type { Request } from './command.ts'
import { Problem } from './problem.ts'
import { isLost, tryAgain } from './try-again.ts'

/** A command whose turn comes with others of its kind. */
export type Member<Input> = { input: Input; request: Request }

/**
 * How commands of one kind that wait at the same moment become one transaction (group commit): each keeps its own answer,
 * its own row in the audit and its own refusal, and none is acknowledged before the commit they share.
 */
export type Together<Input = never, Outcome = unknown> = {
  /** What one input weighs; a transaction takes up to `weightMax`, and always at least one command. */
  weigh(input: Input): number
  weightMax: number
  /** The area of each, or why it has none. */
  areas(sql: Reader, inputs: readonly Input[]): Promise<(string | Problem)[]>
  /** The outcome of each in the same order; a Problem only where nothing was written for it. */
  run(tx: Tx, list: readonly Member<Input>[]): Promise<(Outcome | Problem)[]>
}

type Waiting = {
  name: string
  member: Member<never>
  digest: Buffer
  weight: number
  resolve(outcome: unknown): void
  reject(error: unknown): void
}
type Way = Pick<Together, 'areas' | 'run'>

/** What was recorded under the ids already, and the areas, asked for in one go; the rest is run and recorded. */
async function runIn(tx: Tx, way: Way, list: readonly Waiting[]): Promise<unknown[]> {
  const ids = list.map(({ member }) => member.request.id)
  const [rows, areas] = await Promise.all([
    tx<{ id: string; name: string; inputDigest: Buffer; outcome: unknown }[]>`
      select id, name, input_digest, outcome from commands where id = any(${uuids(ids)}::text::uuid[])`,
    way.areas(
      tx,
      list.map(({ member }) => member.input),
    ),
  ])
  const known = new Map(rows.map((row) => [row.id, row]))
  const outcomes = list.map(({ name, member, digest }, n): unknown => {
    const { id, actor } = member.request
    const row = known.get(id)
    if (row)
      return row.name === name && digest.equals(row.inputDigest)
        ? row.outcome
        : new Problem('command.id-reused')
    const area = areas[n]
    if (typeof area !== 'string') return area
    return covers(actor.areaCode, area)
      ? undefined
      : new Problem('access.area-is-not-yours', { area, own: actor.areaCode })
  })
  const open = list.flatMap((one, n) => (outcomes[n] === undefined ? [{ one, n }] : []))
  if (open.length === 0) return outcomes
  const done = await way.run(
    tx,
    open.map(({ one }) => one.member),
  )
  open.forEach(({ n }, k) => {
    outcomes[n] = done[k]
  })
  await record(
    tx,
    open
      .filter(({ n }) => !(outcomes[n] instanceof Problem))
      .map(({ one, n }) => ({ one, area: String(areas[n]), outcome: outcomes[n] })),
  )
  return outcomes
}

type Done = { one: Waiting; area: string; outcome: unknown }

async function record(tx: Tx, done: readonly Done[]): Promise<void> {
  if (done.length === 0) return
  const requests = done.map(({ one }) => one.member.request)
  await tx`
    insert into commands (id, name, actor_id, actor_role, area_code, input_digest, outcome, at)
    select c.id, c.name, c.actor_id, c.actor_role, c.area_code, decode(c.input_digest, 'hex'), c.outcome::jsonb, to_timestamp(c.at / 1000.0)
    from unnest(
      ${uuids(requests.map(({ id }) => id))}::text::uuid[], ${texts(done.map(({ one }) => one.name))}::text::text[],
      ${texts(requests.map(({ actor }) => actor.id))}::text::text[], ${texts(requests.map(({ actor }) => actor.role))}::text::text[],
      ${texts(done.map(({ area }) => area))}::text::text[], ${texts(done.map(({ one }) => one.digest.toString('hex')))}::text::text[],
      ${texts(done.map(({ outcome }) => JSON.stringify(outcome)))}::text::text[], ${int8s(requests.map(({ now }) => now))}::text::bigint[]
    ) c (id, name, actor_id, actor_role, area_code, input_digest, outcome, at)`
}

// Three transactions keep PostgreSQL busy while this process prepares the next. Another begins beside one that runs only
// for a group that is worth it: a few commands cost nearly as much as many, so they wait for the first to end.
const lanes = 3
const worthALane = 0.03
/** Runs what waits for one kind of command on one database. */
class Gatherer {
  readonly sql: Sql
  readonly way: Way
  readonly weightMax: number
  #waiting: Waiting[] = []
  /** Ids under way, so that the same id sent twice at once is run once and then found. */
  #busy = new Set<string>()
  #running = 0
  #called = false

  constructor(sql: Sql, way: Way, weightMax: number) {
    this.sql = sql
    this.way = way
    this.weightMax = weightMax
  }

  add(one: Waiting): void {
    this.#waiting.push(one)
    this.#call()
  }

  /** Later in this turn of the event loop, so that all requests that one read brought go together. */
  #call(): void {
    if (this.#called) return
    this.#called = true
    setImmediate(() => {
      this.#called = false
      while (this.#running < lanes && this.#isWorthIt()) {
        const group = this.#take()
        if (group.length === 0) return
        void this.#runLane(group)
      }
    })
  }

  #isWorthIt(): boolean {
    if (this.#running === 0) return true
    const weight = this.#waiting.reduce((sum, one) => sum + one.weight, 0)
    return weight >= this.weightMax * worthALane
  }

  #take(): Waiting[] {
    const group: Waiting[] = []
    const left: Waiting[] = []
    let weight = 0
    for (const one of this.#waiting) {
      const { id } = one.member.request
      const fits = group.length === 0 || weight + one.weight <= this.weightMax
      if (!fits || this.#busy.has(id)) left.push(one)
      else {
        group.push(one)
        this.#busy.add(id)
        weight += one.weight
      }
    }
    this.#waiting = left
    return group
  }

  async #runLane(group: Waiting[]): Promise<void> {
    this.#running += 1
    await this.#run(group)
    for (const { member } of group) this.#busy.delete(member.request.id)
    this.#running -= 1
    if (this.#waiting.length > 0) this.#call()
  }

  /** One that breaks the group is found by halving: the others must not fail for it. */
  async #run(group: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await tryAgain(() => this.sql.begin((tx) => runIn(tx, this.way, group)))
      group.forEach((one, n) => {
        const outcome = outcomes[n]
        if (outcome instanceof Problem) one.reject(outcome)
        else one.resolve(outcome)
      })
    } catch (error) {
      if (group.length === 1 || isLost(error)) for (const one of group) one.reject(error)
      else {
        const half = group.length >> 1
        await this.#run(group.slice(0, half))
        await this.#run(group.slice(half))
      }
    }
  }
}

const gatherers = new WeakMap<Sql, WeakMap<object, Gatherer>>()

/** Takes a command into the next transaction of its kind and gives its outcome after the commit; throws what refused it. */
export function takeTogether<Input, Outcome>(
  sql: Sql,
  name: string,
  together: Together<Input, Outcome>,
  member: Member<Input>,
  digest: Buffer,
): Promise<Outcome> {
  const ofSql = gatherers.get(sql) ?? new WeakMap<object, Gatherer>()
  gatherers.set(sql, ofSql)
  const known = ofSql.get(together)
  const gatherer = known ?? new Gatherer(sql, together as unknown as Way, together.weightMax)
  if (!known) ofSql.set(together, gatherer)
  return new Promise<unknown>((resolve, reject) => {
    const weight = together.weigh(member.input)
    gatherer.add({ name, member: member as Member<never>, digest, weight, resolve, reject })
  }) as Promise<Outcome>
}
