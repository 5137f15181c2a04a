/**
 * One application process. It is told what to serve over the channel to its owner, and ends when that channel closes,
 * however the owner ended. Ctrl-C reaches the whole group; its order of ending comes from the owner alone.
 */
import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { giveWay } from '../db/give-way.ts'
import { keysInFile } from '../keys.ts'
import { type Serving, serve } from '../serve.ts'
import { anchorsInFile, noAnchors } from '../trust/anchors.ts'
import type { AppOrder, FromApp, ToApp } from './app-order.ts'

const clockMs = 1_000
let serving: Serving | null = null
let sockets: AppOrder['sockets'] | null = null
let isEnding = false

giveWay(process.pid)

function tell(message: FromApp): void {
  if (process.connected) process.send?.(message)
}

async function end(code: number): Promise<void> {
  if (isEnding) return
  isEnding = true
  setTimeout(() => process.exit(code), 10_000).unref()
  await serving?.close().catch(() => {})
  process.exit(code)
}

async function begin(order: AppOrder): Promise<void> {
  sockets = order.sockets
  try {
    serving = await serve({
      ...order,
      keys: keysInFile(order.keyFile),
      anchors: order.trustFile === null ? noAnchors : anchorsInFile(order.trustFile),
      host: '127.0.0.1',
      port: 0,
    })
    const { demo } = serving
    if (demo && order.demoSpeed > 0) demo.set({ speed: order.demoSpeed })
    if (demo) setInterval(() => tell({ clock: demo.state() }), clockMs).unref()
    tell({ ready: { now: serving.now() } })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : null
    tell({ failed: { message: error instanceof Error ? error.message : String(error), code } })
    await end(1)
  }
}

process.on('SIGINT', () => {})
process.on('SIGTERM', () => void end(0))
process.on('disconnect', () => {
  // The owner would have taken its folder away, had it ended in order.
  const folder = sockets && process.platform !== 'win32' ? dirname(sockets.frames) : null
  if (folder && !isEnding)
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  void end(0)
})
process.on('message', (message: ToApp) => {
  if ('order' in message) void begin(message.order)
  else void end(0)
})
