import { describe, expect, test } from 'vitest'
import { fakeDisk } from '../../testing/field/fake-disk.ts'
import { seeded } from '../../testing/field/seeded.ts'
import { openEngine } from './engine.ts'
import type { Answer, Sending } from './send.ts'

const noon = Date.UTC(2022, 0, 14, 4)
const me = { actor: { id: 'account-1', name: '周护士', role: 'sampler' }, demo: false }
const answer = (status: number, body: unknown): Answer => ({
  status,
  body,
  dateMs: noon,
  retryAfterMs: null,
})

/** A phone before a server that answers as `serve` says; null is no answer at all. */
async function aPhone(serve: (sending: Sending) => Answer | null) {
  let ids = 0
  return openEngine({
    shelf: fakeDisk(seeded(1)).open({ isAlive: true, kill: () => undefined }),
    send: async (sending) => {
      const told = serve(sending)
      if (!told) throw new TypeError('Failed to fetch')
      return told
    },
    newId: () => `id-${ids++}`,
    random: () => 0.5,
    verify: () => true,
    wall: () => noon,
    mono: () => 0,
    wasHidden: () => false,
  })
}
const calm = ({ path }: Sending) => answer(200, path === '/me' ? me : {})

describe('a phone is in touch with the server', () => {
  test('from any answer on, before it has sent any work: after signing in, and after asking who works', async () => {
    const phone = await aPhone(calm)
    expect(phone.getSnapshot().isOnline).toBe(false)
    const seen: boolean[] = []
    phone.subscribe(() => seen.push(phone.getSnapshot().isOnline))
    await phone.signIn('sampler-1', 'secret')
    expect(phone.getSnapshot().isOnline).toBe(true)
    expect(seen).toContain(true)
    const again = await aPhone(calm)
    await again.greet()
    expect(again.getSnapshot().isOnline).toBe(true)
  })

  test('also by a refusal', async () => {
    const phone = await aPhone(() => answer(401, { code: 'session.none' }))
    await expect(phone.signIn('sampler-1', 'wrong')).rejects.toThrow()
    expect(phone.getSnapshot().isOnline).toBe(true)
  })

  test('and no more once a question is not answered, or it was cut off, until the next answer', async () => {
    let isUp = true
    const phone = await aPhone((sending) => (isUp ? calm(sending) : null))
    await phone.signIn('sampler-1', 'secret')
    isUp = false
    await phone.greet()
    expect(phone.getSnapshot().isOnline).toBe(false)
    isUp = true
    await phone.greet()
    expect(phone.getSnapshot().isOnline).toBe(true)
    phone.cutNetwork(true)
    expect(phone.getSnapshot().isOnline).toBe(false)
    await phone.greet()
    phone.cutNetwork(false)
    expect(phone.getSnapshot().isOnline).toBe(false)
    await phone.greet()
    expect(phone.getSnapshot().isOnline).toBe(true)
  })
})
