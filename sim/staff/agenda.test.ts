import { minuteMs } from '@bihuan/core/time/instant.ts'
import { describe, expect, test } from 'vitest'
import { inTurn, openAgenda } from './agenda.ts'
import { asFastAsPossible } from './pace.ts'

const hour = { pace: asFastAsPossible, until: 60 * minuteMs }

describe('the agenda', () => {
  test('does one thing after the other at one place, and what is planned meanwhile in its time', async () => {
    const { agenda, workThrough } = openAgenda()
    const done: string[] = []
    agenda.plan(5 * minuteMs, 'site:1', () => void done.push('second'))
    agenda.plan(minuteMs, 'site:1', async (at) => {
      await Promise.resolve()
      done.push('first')
      agenda.plan(at + minuteMs, 'site:1', () => void done.push('between'))
    })
    expect(await workThrough(hour)).toBe(5 * minuteMs)
    expect(done).toEqual(['first', 'between', 'second'])
  })

  test('does nothing after its end, and waits for the moment of each slice', async () => {
    const { agenda, workThrough } = openAgenda()
    const waited: number[] = []
    const done: number[] = []
    for (const at of [1, 61, 121].map((minutes) => minutes * minuteMs))
      agenda.plan(at, 'a', () => void done.push(at))
    await workThrough({ until: 90 * minuteMs, pace: async (at) => void waited.push(at) })
    expect(done).toEqual([minuteMs, 61 * minuteMs])
    expect(waited).toEqual([2 * minuteMs, 62 * minuteMs])
    expect(agenda.size).toBe(1)
  })

  test('tells of a fault and goes on, or stops where nobody hears of it', async () => {
    const faulty = () => {
      const it = openAgenda()
      const done: string[] = []
      it.agenda.plan(1, 'a', () => {
        throw new Error('refused')
      })
      it.agenda.plan(2, 'a', () => void done.push('next'))
      return { ...it, done }
    }
    const heard: unknown[] = []
    const first = faulty()
    await first.workThrough({ ...hour, onFault: (error) => void heard.push(error) })
    expect([heard.length, first.done]).toEqual([1, ['next']])
    await expect(faulty().workThrough(hour)).rejects.toThrow('refused')
  })

  test('is busy at no more places at once than allowed', async () => {
    let busy = 0
    let most = 0
    await inTurn(
      Array.from({ length: 20 }, (_, n) => n),
      3,
      async () => {
        busy += 1
        most = Math.max(most, busy)
        await new Promise((resolve) => setTimeout(resolve, 1))
        busy -= 1
      },
    )
    expect(most).toBe(3)
  })
})
