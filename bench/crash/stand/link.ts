import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import type { Random } from '@bihuan/sim/random/random.ts'

/** What a bad line does to a piece of bytes. */
type Mishap = 'passes' | 'late' | 'cut' | 'torn' | 'silent'

/** A stretch of TCP that can be disturbed, by seeded chance, in both directions. */
export type Link = {
  port: number
  /** Where it leads; the loopback. */
  leadTo(port: number): void
  /** From now on the line is bad: pieces come late, are cut off, torn in the middle, or vanish without a word. */
  disturb(random: Random): void
  calm(): void
  /** How often something went wrong, by its kind. */
  mishaps: Map<string, number>
  close(): void
}

const kinds: readonly Mishap[] = ['late', 'late', 'cut', 'torn', 'silent']

/** Opens a link on a free port. */
export async function openLink(): Promise<Link> {
  let target = 0
  let chance: Random | null = null
  const mishaps = new Map<string, number>()
  const sockets = new Set<Socket>()

  const mishap = (): Mishap => {
    if (!chance?.chance(0.08)) return 'passes'
    const kind = chance.pick(kinds)
    mishaps.set(kind, (mishaps.get(kind) ?? 0) + 1)
    return kind
  }

  const carry = (from: Socket, to: Socket) => {
    let silent = false
    let waiting: Promise<void> = Promise.resolve()
    const pass = async (piece: Buffer) => {
      const kind = silent ? 'silent' : mishap()
      if (kind === 'late')
        await new Promise((resolve) => setTimeout(resolve, chance?.integer(20, 400) ?? 20))
      if (kind === 'torn') to.write(piece.subarray(0, Math.floor(piece.length / 2)))
      if (kind === 'torn' || kind === 'cut') {
        // A half that was written must leave before the line is gone.
        setTimeout(() => {
          from.resetAndDestroy()
          to.resetAndDestroy()
        }, 5)
        silent = true
      } else if (kind === 'silent')
        silent = true // half open: both sides believe in the line
      else if (!to.destroyed) to.write(piece)
    }
    // One piece after the other: a late one holds up those behind it.
    from.on('data', (piece: Buffer) => {
      waiting = waiting.then(() => pass(piece))
    })
    from.on('close', () => void waiting.then(() => to.destroy()))
    from.on('error', () => {})
  }

  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1')
    for (const socket of [near, far]) {
      socket.setNoDelay(true)
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket))
    }
    carry(near, far)
    carry(far, near)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    leadTo(port) {
      target = port
    },
    disturb(random) {
      chance = random
    },
    calm() {
      chance = null
      // Half-open lines end sometime; here with the calm.
      for (const socket of sockets) socket.destroy()
    },
    mishaps,
    close() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
