import type { Reader } from './sql.ts'

/** Answers several asks by one statement. Each row says in `place`, from 1, which of the asks it answers. */
export type ReadTogether<Ask, Row extends { place: number }> = (
  sql: Reader,
  asks: readonly Ask[],
) => Promise<readonly Row[]>

type Waiting<Ask, Row> = {
  ask: Ask
  answer(rows: Row[]): void
  refuse(error: unknown): void
}

// Larger groups save nothing more, and everybody in one waits for its slowest row.
const mostInGroup = 200
// While the rows of one group become answers, PostgreSQL works on the next.
const groupsOnTheWay = 2

function rowsByPlace<Row extends { place: number }>(rows: readonly Row[], asks: number): Row[][] {
  const byPlace: Row[][] = Array.from({ length: asks }, () => [])
  for (const row of rows) {
    // postgres.js 3.4.9 keeps counting where the statement before failed after its first rows, and begins with holes.
    if (row === undefined) continue
    const own = byPlace[row.place - 1]
    if (!own) throw new Error(`a row for reader ${row.place} of ${asks}`)
    own.push(row)
  }
  return byPlace
}

/** The readers who wait on one connection or pool; they come in by what this returns. */
function queueOn<Ask, Row extends { place: number }>(sql: Reader, read: ReadTogether<Ask, Row>) {
  const waiting: Waiting<Ask, Row>[] = []
  let onTheWay = 0
  let isCalled = false

  // Never throws. What fails for a group is asked again one by one, so that nobody fails by another's ask.
  async function serve(group: readonly Waiting<Ask, Row>[]): Promise<void> {
    try {
      const asks = group.map(({ ask }) => ask)
      const byPlace = rowsByPlace(await read(sql, asks), group.length)
      for (const [at, { answer }] of group.entries()) answer(byPlace[at] ?? [])
    } catch (error) {
      if (group.length === 1) group[0]?.refuse(error)
      else await Promise.all(group.map((one) => serve([one])))
    }
  }

  // A group leaves once this turn of the event loop has brought everybody who comes in it.
  function call(): void {
    if (isCalled || waiting.length === 0 || onTheWay >= groupsOnTheWay) return
    isCalled = true
    setImmediate(async () => {
      isCalled = false
      onTheWay += 1
      const served = serve(waiting.splice(0, mostInGroup))
      call()
      await served
      onTheWay -= 1
      call()
    })
  }

  return (ask: Ask): Promise<Row[]> =>
    new Promise((answer, refuse) => {
      waiting.push({ ask, answer, refuse })
      call()
    })
}

/**
 * A read, or a write whose order does not matter, that one statement does for everybody who waits for it at the same moment:
 * at most 200 in a group, two groups on the way on each pool. A reader gets the rows of their own place and no others.
 */
export function together<Ask, Row extends { place: number }>(
  read: ReadTogether<Ask, Row>,
): (sql: Reader, ask: Ask) => Promise<Row[]> {
  const queues = new WeakMap<Reader, (ask: Ask) => Promise<Row[]>>()
  return (sql, ask) => {
    const known = queues.get(sql)
    if (known) return known(ask)
    const join = queueOn(sql, read)
    queues.set(sql, join)
    return join(ask)
  }
}
