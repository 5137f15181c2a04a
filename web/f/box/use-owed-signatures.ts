import { useLingui } from '@lingui/react/macro'
import { useEffect, useRef } from 'react'
import { fieldEngine } from '../engine/field-engine.ts'
import type { Conflict } from '../engine/types.ts'
import { useField } from '../engine/use-field.ts'
import { carriedBoxes } from './courier-diary.ts'
import type { Courier } from './use-courier.ts'

// The other side's signature had not arrived when ours was sent.
const early = new Set(['box.nothing-offered', 'box.unknown', 'box.not-here'])

/** The box and the act of a refusal that only came too early; null for any other. */
export function earlyAct({ kind, code, said }: Pick<Conflict, 'kind' | 'code' | 'said'>) {
  const [, box, act] = /^\/boxes\/(B\w+)\/(accept|offer)$/.exec(said) ?? []
  if (kind !== 'refused' || !early.has(code) || box === undefined) return null
  return { box, act: act === 'accept' ? ('accept' as const) : ('offer' as const) }
}

/**
 * A courier signs without network, and so does the giver: whichever arrives first, both count. Our signature that was too
 * early is sent again, with its own time, as soon as the server has theirs.
 */
export function useOwedSignatures({ me, boxes }: Courier) {
  const { t } = useLingui()
  const { conflicts } = useField()
  const busy = useRef(new Set<string>())
  useEffect(() => {
    for (const conflict of conflicts) {
      const owed = earlyAct(conflict)
      if (!owed || busy.current.has(conflict.id)) continue
      const { box, act } = owed
      const row = boxes.find((one) => one.box === box)
      const carried = carriedBoxes.get().find((one) => one.box === box)
      const isTime = act === 'accept' ? row?.offeredTo === me : row?.account === me
      if (!isTime || !carried) continue
      const body = bodyOf(act, carried)
      if (!body) continue
      busy.current.add(conflict.id)
      const words = act === 'accept' ? t`Box ${box} taken over` : t`Box ${box} offered`
      const engine = fieldEngine()
      void engine.command(`/boxes/${box}/${act}`, body, words).then(async (outcome) => {
        if (outcome.kind === 'kept') await engine.settleConflict(conflict.id)
        else busy.current.delete(conflict.id)
      })
    }
  }, [conflicts, boxes, me, t])
}

function bodyOf(act: 'accept' | 'offer', carried: ReturnType<typeof carriedBoxes.get>[number]) {
  const { takenAt, count, celsius, offer } = carried
  if (act === 'accept')
    return { count, at: takenAt, ...(celsius ? { temperatureC: celsius.value } : {}) }
  if (!offer) return null
  const { to, at } = offer
  return {
    to,
    count: offer.count,
    at,
    ...(offer.celsius === null ? {} : { temperatureC: offer.celsius }),
  }
}
