import type { Bench } from '../bench.ts'
import { prepareReads, readFigures } from './read-slices.ts'

/**
 * Signed statements: each asked for once, which makes its signature, then again by who has it already, who is told so
 * without one. Both read the result itself, so that nobody is left with an old one.
 */
export async function runStatements(bench: Bench, people: string[], connections: number) {
  const order = { people, path: '/api/v1/family/{person}/statement', staff: null }
  const fresh = await prepareReads(bench, { ...order, tags: 'keep' })
  const first = await fresh.slice(fresh.left(), connections)
  await fresh.forget()
  const known = await prepareReads(bench, { ...order, tags: 'send' })
  const second = await known.slice(known.left(), connections)
  await known.forget()
  return { fresh: readFigures([first]), known: readFigures([second]) }
}
