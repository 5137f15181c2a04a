import { canonicalLabel } from '@bihuan/core/labels/label.ts'
import { useCallback, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useFormats } from '../../i18n/format.ts'
import { fieldEngine } from '../engine/field-engine.ts'
import type { Outcome } from '../engine/types.ts'
import { tell } from '../sound/tell.ts'
import { voiceNow } from '../sound/voice.ts'
import { type Saying, sayingOf } from './saying.ts'
import { measureScan } from './timing.ts'
import { isSameTube } from './tube-text.ts'

/** The last outcome as it stands on the page; `turn` counts them, so that the same one twice is seen. */
export type Said = { saying: Saying; outcome: Outcome; turn: number }

/** `from`: when the key or the finger came, on the clock of `performance`. */
export type Act = (run: () => Promise<Outcome>, from: number) => Promise<Outcome>

/**
 * The loop of the sampler: one act after the other; each is on the disk before it sounds, and sounds before it is drawn.
 * A full tube that is scanned again is sealed with the count that was asked for: the rescan is the check that the swabs are
 * in this tube and not in the neighbour's (reliability.md H16).
 */
export function useSampling() {
  const format = useFormats()
  const [said, setSaid] = useState<Said | null>(null)
  const turn = useRef(0)
  const before = useRef<Promise<unknown>>(Promise.resolve())
  const act: Act = useCallback(
    (run, from) => {
      const mine = before.current.then(async () => {
        const engine = fieldEngine()
        // A store that breaks under an act has kept nothing of it, and must not be silent about that.
        const outcome = await run().catch(
          (): Outcome => ({ kind: 'not-taken', why: 'storage-blocked' }),
        )
        const seats = engine.getSnapshot().station.open?.members ?? []
        const saying = sayingOf(outcome, {
          voice: voiceNow(),
          time: format.time,
          placeOf: (person) => seats.findIndex((seat) => seat.person === person) + 1,
        })
        tell(saying.tune, saying.speech)
        turn.current += 1
        flushSync(() => setSaid({ saying, outcome, turn: turn.current }))
        measureScan(from, outcome.kind)
        return outcome
      })
      before.current = mine.catch(() => undefined)
      return mine
    },
    [format],
  )
  const scan = useCallback(
    (text: string, from: number) =>
      act(() => {
        const engine = fieldEngine()
        const { open } = engine.getSnapshot().station
        if (open && open.members.length >= open.capacity && isSameTube(text, open.tube))
          return engine.seal(open.members.length)
        return engine.scan(canonicalLabel(text))
      }, from),
    [act],
  )
  return { said, act, scan }
}
