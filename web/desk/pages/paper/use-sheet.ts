import { canonicalLabel, parseLabel } from '@bihuan/core/labels/label.ts'
import { cityDateOf, isoOf } from '@bihuan/core/time/instant.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Problem } from '../../../api/problem.ts'
import { useFirstMoment } from '../../shell/use-first-moment.ts'
import { useRound } from '../../shell/use-round.ts'
import { useCommand } from '../lab/use-command.ts'
import { paperQuestions, type SheetKeyedIn } from './questions.ts'
import { sealedAt } from './sealed-at.ts'
import { capacityOf, lotOf } from './sheet-plan.ts'
import { useSite } from './site-choice.tsx'
import { useLines } from './use-lines.ts'

export type TubeFault = 'not-a-code' | 'not-of-site'

/** The sheet that somebody is keying in. Nothing of an earlier keying ever comes into it. */
export function useSheet() {
  const client = useQueryClient()
  const round = useRound() ?? ''
  const [asked, setSite] = useState('')
  const { site, sites } = useSite(round || null, asked)
  const lots = useQuery({
    ...paperQuestions.lots(round, site),
    enabled: round !== '' && site !== '',
  })
  const [typed, setTyped] = useState('')
  const [tube, setTube] = useState<string | null>(null)
  const [fault, setFault] = useState<TubeFault | null>(null)
  const [isEarly, setEarly] = useState(false)
  const [swabs, setSwabs] = useState('')
  const [chosenDay, setDay] = useState<string | null>(null)
  const opened = useFirstMoment()
  const day: string = chosenDay ?? (opened === null ? '' : cityDateOf(opened))
  const [time, setTime] = useState('')
  const lines = useLines({ round, site })
  const send = useCommand<SheetKeyedIn>()
  const kept = lines.lines.flatMap(({ who, person }, at) =>
    who.trim() === '' ? [] : [{ line: at + 1, person }],
  )
  const members = kept.flatMap(({ line, person }) => (person === null ? [] : [{ line, person }]))
  const at = sealedAt(day, time)
  const isComplete =
    tube !== null &&
    kept.length > 0 &&
    members.length === kept.length &&
    at !== null &&
    /^\d+$/.test(swabs)

  const begin = (): boolean => {
    // A gun is quicker than the network: the code is taken as soon as the lots are known.
    setEarly(!lots.data)
    if (!lots.data) return false
    const parsed = parseLabel('tube', canonicalLabel(typed))
    const lot = parsed.ok ? lotOf(lots.data.lots, parsed.code) : null
    setFault(parsed.ok ? (lot ? null : 'not-of-site') : 'not-a-code')
    if (!parsed.ok || !lot) return false
    if (parsed.code !== tube) {
      setTube(parsed.code)
      lines.clear(capacityOf(lot))
      setSwabs('')
      setTime('')
      send.reset()
    }
    return true
  }
  const beginNow = useRef(begin)
  beginNow.current = begin
  const isKnown = lots.data !== undefined
  useEffect(() => {
    if (isEarly && isKnown) beginNow.current()
  }, [isEarly, isKnown])
  const forget = () => {
    setTube(null)
    setTyped('')
    setFault(null)
  }
  const submit = (onDone: (answer: SheetKeyedIn) => void) => {
    if (!isComplete || at === null) return
    const input = { round, site, tube, sealedAt: isoOf(at), count: Number(swabs), members }
    send.mutate(
      { path: '/paper-sheets', input, isTimed: false },
      {
        onSuccess: (answer) => {
          void client.invalidateQueries({ queryKey: ['paper'] })
          if (answer.state !== 'differs') forget()
          onDone(answer)
        },
        onError: (cause) => {
          for (const { row, message } of cause instanceof Problem ? cause.items : [])
            if (row && message) lines.tell(row - 1, message)
        },
      },
    )
  }
  return {
    ...{ site, sites, setSite, lots, typed, setTyped, tube, fault, begin, forget },
    ...{ swabs, setSwabs, day, setDay, time, setTime, isTimeWrong: time !== '' && at === null },
    ...{ lines, kept, members, isComplete, submit, send },
  }
}

export type SheetState = ReturnType<typeof useSheet>
