import { type Ends, endsFrom } from './graph.ts'

const at = (list: ArrayLike<number>, n: number): number => list[n] ?? 0

/**
 * 1 for every line from which its links lead back to itself. Tarjan's strongly connected components (SIAM J. Comput. 1 (1972) 146), with a
 * stack of its own: a chain of fifty thousand cases would be too deep for calls.
 */
export function circlesOf(count: number, forward: Ends): Uint8Array {
  const inCircle = new Uint8Array(count)
  const order = new Int32Array(count).fill(-1)
  const low = new Int32Array(count)
  const isOpen = new Uint8Array(count)
  const next = new Int32Array(count)
  const open: number[] = []
  let reached = 0
  const enter = (line: number, path: number[]) => {
    order[line] = reached
    low[line] = reached
    reached += 1
    isOpen[line] = 1
    open.push(line)
    path.push(line)
  }
  const close = (line: number) => {
    const members: number[] = []
    for (let member = open.pop(); member !== undefined; member = open.pop()) {
      isOpen[member] = 0
      members.push(member)
      if (member === line) break
    }
    if (members.length > 1) for (const member of members) inCircle[member] = 1
  }
  for (let first = 0; first < count; first += 1) {
    if (at(order, first) >= 0) continue
    const path: number[] = []
    enter(first, path)
    while (path.length > 0) {
      const line = at(path, path.length - 1)
      const ends = endsFrom(forward, line)
      const end = ends[at(next, line)]
      next[line] = at(next, line) + 1
      if (end !== undefined) {
        if (at(order, end) < 0) enter(end, path)
        else if (at(isOpen, end) === 1) low[line] = Math.min(at(low, line), at(order, end))
        continue
      }
      path.pop()
      const above = path.at(-1)
      if (above !== undefined) low[above] = Math.min(at(low, above), at(low, line))
      if (at(low, line) === at(order, line)) close(line)
    }
  }
  return inCircle
}
