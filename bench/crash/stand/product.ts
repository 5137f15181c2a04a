import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { withDescendants } from '../../machine/processes.ts'
import { pause, signal } from './processes.ts'
import type { WrongDoor } from './wrong-doors.ts'

export type ProductOrder = {
  databaseUrl: string
  /** 0 for any that is free; after a crash the same again. */
  port: number
  /** Where the city's secret lies. */
  keyFile: string
  /** Application processes behind the front; 0 for one that listens itself, whose clock can be moved. */
  processes: number
  /** The product as it is, or a control that must fail. */
  door: 'right' | WrongDoor
}

/** The running product: everything that it consists of, whoever started it. */
export type Product = {
  port: number
  /** All its processes, the one that we started first. */
  pids(): number[]
  /** Moves the wall clock of an application that stands alone by so many milliseconds against the real one. */
  setClock(offsetMs: number): void
  /** SIGKILL to all of it; resolves when it is gone. */
  kill(): Promise<void>
}

/**
 * Starts the product and waits until it listens. Throws when it ended before.
 */
export async function startProduct(order: ProductOrder): Promise<Product> {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'product-process.ts')],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  )
  const { stdin, stdout } = child
  if (!stdin || !stdout) throw new Error('the product has no pipes')
  // It may be killed while we write.
  stdin.on('error', () => {})
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  stdin.write(`${JSON.stringify(order)}\n`)
  const port = await new Promise<number>((resolve, reject) => {
    createInterface({ input: stdout }).once('line', (line) => resolve(Number(line)))
    child.once('exit', (code) => reject(new Error(`the product ended with ${code} at its start`)))
  })
  const pid = child.pid ?? 0
  return {
    port,
    pids: () => withDescendants([pid]),
    setClock: (offsetMs) => void stdin.write(`${offsetMs}\n`),
    async kill() {
      signal(withDescendants([pid]), 'SIGKILL')
      await ended
    },
  }
}

/** Starts the product, again and again while its database is not there yet; gives up after a minute. */
export async function startProductSoon(order: ProductOrder): Promise<Product> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await startProduct(order)
    } catch (error) {
      if (tries === 60) throw error
      await pause(200)
    }
  }
}
