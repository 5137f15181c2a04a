import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useFormats } from '../../i18n/format.ts'
import { Button } from '../../kit/button.tsx'
import { ErrorState } from '../../kit/states.tsx'
import { StatusCard } from '../../kit/status-card.tsx'
import { Tag } from '../../kit/tag.tsx'
import { toast } from '../../kit/toast-list.ts'
import { askAfter } from '../ask/ask-after.ts'
import { useSend } from '../ask/use-send.ts'
import { useWhose } from '../whose.ts'
import { NeedsSheet } from './needs-sheet.tsx'
import { asks, says } from './paths.ts'
import type { OwnMove } from './wire.ts'
import { careWords, dietWords, moveWords } from './words.ts'

/** My move: where to, when, by which vehicle; one press to say that I am ready, and what I need on the way and there. */
export function MoveCard({ move }: { move: OwnMove }) {
  const { t } = useLingui()
  const format = useFormats()
  const { person } = useWhose()
  const { send, busy, fault } = useSend()
  const [isOpen, setOpen] = useState(false)
  const { transfer, kind, to, plate, pickUpAt, confirmedAt, onAt, needs, mayTellNeeds } = move
  const confirm = async () => {
    const sent = await send(says.confirm(person.person), { transfer })
    if (!sent.ok) return
    toast({ tone: 'ok', text: t`They know that you are ready` })
    void askAfter(asks.move(person.person))
  }
  const told = [
    ...needs.care.map((one) => t(careWords[one])),
    ...needs.diets.map((one) => t(dietWords[one])),
    ...(needs.luggage > 0 ? [t`${needs.luggage} large bags`] : []),
    ...(needs.pets > 0 ? [t`${needs.pets} pets`] : []),
    ...(needs.words ? [needs.words] : []),
  ]
  return (
    <section className="ms-part" aria-label={t`My move`}>
      <StatusCard tone={onAt ? 'ok' : 'info'} title={t(moveWords[kind])}>
        {to ? (
          <p lang="zh-CN">
            {to.name}
            {to.address ? `，${to.address}` : ''}
          </p>
        ) : (
          <p>
            <Trans>A place is being found for you. It will stand here.</Trans>
          </p>
        )}
        <p className="m-until">
          {onAt ? (
            <Trans>On board since {format.time(onAt)}</Trans>
          ) : pickUpAt ? (
            <Trans>You are fetched at {format.dayAndTime(pickUpAt)}</Trans>
          ) : (
            <Trans>The time is not known yet. Please stay where you are.</Trans>
          )}
        </p>
        {plate ? (
          <p>
            <Trans>
              The vehicle has the plate <b>{plate}</b>
            </Trans>
          </p>
        ) : null}
        {confirmedAt ? (
          <p>
            <Tag tone="ok">
              <Trans>You said that you are ready</Trans>
            </Tag>
          </p>
        ) : null}
      </StatusCard>
      {fault ? <ErrorState cause={fault} /> : null}
      {pickUpAt && !confirmedAt && !onAt ? (
        <Button tone="main" className="m-wide" disabled={busy} onClick={() => void confirm()}>
          <Trans>I am ready at that time</Trans>
        </Button>
      ) : null}
      {told.length > 0 ? (
        <p>
          <Trans>What they know you need:</Trans> {told.join(' · ')}
        </p>
      ) : null}
      {mayTellNeeds ? (
        <Button className="m-wide" onClick={() => setOpen(true)}>
          <Trans>Say what I need</Trans>
        </Button>
      ) : null}
      {isOpen ? <NeedsSheet move={move} onClose={() => setOpen(false)} /> : null}
    </section>
  )
}
