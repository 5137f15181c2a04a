import type { Run, Work } from './load.ts'
import { runLoad } from './run-load.ts'

type Asked = { ask: number } & (
  | { do: 'prepare'; id: number; module: string; args: unknown }
  | { do: 'run'; id: number; run: Run }
  | { do: 'forget'; id: number }
)
type Maker = { make(args: unknown): Work | Promise<Work> }

const works = new Map<number, Work>()

async function answer(asked: Asked): Promise<unknown> {
  if (asked.do === 'forget') return works.delete(asked.id)
  if (asked.do === 'prepare') {
    const { make } = (await import(asked.module)) as Maker
    const work = await make(asked.args)
    works.set(asked.id, work)
    let units = 0
    for (let n = 0; n < work.count; n += 1) units += work.units(n)
    return { count: work.count, units }
  }
  const work = works.get(asked.id)
  if (!work) throw new RangeError(`nothing was prepared under ${asked.id}`)
  return runLoad(work, asked.run)
}

// The generator is a process of its own: its cost is reported apart, and it never waits for the loop of who measures.
process.on('message', (message) => {
  const asked = message as Asked
  answer(asked).then(
    (done) => process.send?.({ ask: asked.ask, answer: done }),
    (error: Error) => process.send?.({ ask: asked.ask, fault: error.message }),
  )
})
process.once('disconnect', () => process.exit(0))
