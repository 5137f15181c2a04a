import { connect, type Socket } from 'node:net'
import type { Answer } from './load.ts'
import { answerReader } from './read-answers.ts'

/** One keep-alive connection that carries one request at a time. */
export type Connection = {
  /** Writes the request; `done` gets its answer, or the fault of the connection. */
  ask(bytes: Buffer, done: (outcome: Answer | Error) => void): void
  close(): void
}

/** A connection to a port of this machine; it opens itself again after a fault, at the next request. */
export function openConnection(port: number): Connection {
  let socket: Socket | null = null
  let waiting: ((outcome: Answer | Error) => void) | null = null
  const settle = (outcome: Answer | Error) => {
    const done = waiting
    waiting = null
    done?.(outcome)
  }
  const drop = (error: Error) => {
    socket?.destroy()
    socket = null
    settle(error)
  }
  const open = () => {
    const fresh = connect({ port, host: '127.0.0.1', noDelay: true })
    const read = answerReader((answer) => {
      if (answer.headers.get('connection') === 'close') {
        fresh.destroy()
        if (socket === fresh) socket = null
      }
      settle(answer)
    })
    const isMine = () => socket === fresh
    fresh.on('data', (piece: Buffer) => {
      try {
        read(piece)
      } catch (error) {
        if (isMine()) drop(error as Error)
      }
    })
    fresh.on('error', (error) => isMine() && drop(error))
    fresh.on('close', () => isMine() && drop(new Error('the connection was closed')))
    return fresh
  }
  return {
    ask(bytes, done) {
      waiting = done
      socket ??= open()
      socket.write(bytes)
    },
    close() {
      socket?.destroy()
      socket = null
    },
  }
}
