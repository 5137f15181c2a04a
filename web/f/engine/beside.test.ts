import { describe, expect, test } from 'vitest'
import { fakeDisk } from '../../testing/field/fake-disk.ts'
import { seeded } from '../../testing/field/seeded.ts'
import { openEngine } from './engine.ts'
import type { Answer } from './send.ts'
import type { Change } from './shelf.ts'

const noon = Date.UTC(2022, 0, 14, 4)
const me = { actor: { id: 'account-1', name: '钱点长', role: 'site-manager' }, demo: false }
const answer = (body: unknown): Answer => ({ status: 200, body, dateMs: noon, retryAfterMs: null })

type Flaw = (changes: readonly Change[]) => readonly Change[]

/** Many lives of one tablet on a disk that kills it before and after its flush; how many acts and how many notes are there in the end. */
async function live(seed: number, flaw: Flaw = (changes) => changes) {
  const random = seeded(seed)
  const disk = fakeDisk(random)
  let acts = 0
  for (let n = 0; n < 40; n += 1) {
    const life = { isAlive: true, kill: () => undefined as unknown }
    let dead = () => {}
    const died = new Promise<void>((resolve) => {
      dead = resolve
    })
    life.kill = () => {
      life.isAlive = false
      dead()
    }
    disk.trouble = { full: 0, lost: 0, killBefore: 0, killAfter: 0 }
    const shelf = disk.open(life as { isAlive: boolean; kill(): void })
    const tablet = await openEngine({
      shelf: {
        ...shelf,
        // What a page gave along is what is behind its own name.
        write: (changes) => shelf.write(flaw(changes)),
      },
      send: async ({ path }) => answer(path === '/me' ? me : {}),
      newId: () => crypto.randomUUID(),
      random,
      verify: () => true,
      wall: () => noon,
      mono: () => 0,
      wasHidden: () => false,
    })
    await tablet.signIn('manager', 'secret')
    disk.trouble = { full: 0.1, lost: 0.1, killBefore: 0.3, killAfter: 0.3 }
    const also: Change[] = [{ store: 'roster', key: `site done ${n}`, value: n }]
    await Promise.race([tablet.command('/stays/1/health', {}, 'x', { also }), died])
  }
  disk.trouble = { full: 0, lost: 0, killBefore: 0, killAfter: 0 }
  acts = disk.acts.size
  const shelf = disk.open({ isAlive: true, kill: () => undefined })
  return { acts, notes: (await shelf.all('roster')).length }
}

describe('what a page keeps beside an act', () => {
  test('is on the disk with it or not at all, however often the tablet is killed', async () => {
    for (const seed of [1, 2, 3]) {
      const { acts, notes } = await live(seed)
      expect(notes).toBe(acts)
      expect(acts).toBeGreaterThan(5)
      expect(acts).toBeLessThan(40)
    }
  })

  test('a tablet that forgets it is found out', async () => {
    const { acts, notes } = await live(4, (changes) =>
      changes.filter(({ store }) => store !== 'roster'),
    )
    expect(acts).toBeGreaterThan(5)
    expect(notes).toBe(0)
  })
})
