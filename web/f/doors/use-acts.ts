import { canonicalLabel } from '@bihuan/core/labels/label.ts'
import { useState } from 'react'
import { useFormats } from '../../i18n/format.ts'
import { fieldEngine } from '../engine/field-engine.ts'
import type { Outcome, WalkIn } from '../engine/types.ts'
import { type Saying, sayingOf } from '../sample/saying.ts'
import { tell } from '../sound/tell.ts'
import { voiceNow } from '../sound/voice.ts'

export type Who = { person: string; name: string } | { walkIn: WalkIn }

/** Acts of sampling away from the sampler's own page: the same engine, the same sounds and words. */
export function useActs() {
  const format = useFormats()
  const [said, setSaid] = useState<Saying | null>(null)
  const [again, setAgain] = useState<Who | null>(null)
  const act = async (run: () => Promise<Outcome>): Promise<Outcome> => {
    const outcome = await run()
    const seats = fieldEngine().getSnapshot().station.open?.members ?? []
    const saying = sayingOf(outcome, {
      voice: voiceNow(),
      time: format.time,
      placeOf: (person) => seats.findIndex((seat) => seat.person === person) + 1,
    })
    tell(saying.tune, saying.speech)
    setSaid(saying)
    return outcome
  }
  return {
    said,
    /** Who was sampled elsewhere, and may be taken all the same after asking. */
    again,
    scan: (text: string) => act(() => fieldEngine().scan(canonicalLabel(text))),
    seal: (count: number) => act(() => fieldEngine().seal(count)),
    undo: () => act(() => fieldEngine().undo()),
    async add(who: Who, options?: { anyway?: boolean }): Promise<Outcome> {
      const outcome = await act(() => fieldEngine().addPerson(who, options))
      setAgain(outcome.kind === 'duplicate' && outcome.place === 'elsewhere' ? who : null)
      return outcome
    },
  }
}

export type Acts = ReturnType<typeof useActs>
