import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../kit/button.tsx'
import type { OwnOrder, StatusReason } from '../wire.ts'
import { AppealSheet } from './appeal-sheet.tsx'
import { AppealSteps } from './appeal-steps.tsx'

/** How to say no to an order: one button, who answers and how fast; or how far one's appeal is. */
export function AppealPart(props: {
  order: string
  appeal: StatusReason['appeal']
  own: OwnOrder | null
}) {
  const { t } = useLingui()
  const [isOpen, setOpen] = useState(false)
  const { order, appeal, own } = props
  const last = own?.appeals.at(-1)
  const hasOpen = last?.outcome === 'open'
  return (
    <section className="m-appeal" aria-label={t`Appeal`}>
      {last ? <AppealSteps appeal={last} /> : null}
      {hasOpen ? null : (
        <>
          <Button tone="main" className="m-wide" onClick={() => setOpen(true)}>
            {last ? <Trans>Appeal again</Trans> : <Trans>I do not agree: appeal</Trans>}
          </Button>
          {appeal ? (
            <p className="m-soft">
              <Trans>
                {appeal.to} reads it. You get a first answer in {appeal.answerHours} hours and a
                decision in {appeal.decideHours} hours. If no one decides, the order stops.
              </Trans>
            </p>
          ) : null}
        </>
      )}
      {hasOpen ? (
        <Button className="m-wide" onClick={() => setOpen(true)}>
          <Trans>Add something to my appeal</Trans>
        </Button>
      ) : null}
      <AppealSheet order={order} isOpen={isOpen} isMore={hasOpen} onClose={() => setOpen(false)} />
    </section>
  )
}
