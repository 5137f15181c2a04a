import { isoOf } from '@bihuan/core/time/instant.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../kit/button.tsx'
import { Stepper } from '../../kit/stepper.tsx'
import { toast } from '../../kit/toast-list.ts'
import { kept, useKept } from '../box/kept.ts'
import { refusalOf } from '../box/why.ts'
import { fieldEngine } from '../engine/field-engine.ts'
import type { FieldBook } from '../engine/types.ts'
import { tell } from '../sound/tell.ts'

const lastQueue = kept<number>('bihuan.queue', 12)
const step = 10

/** How many people stand in line: residents see it beside the site and choose another one. */
export function QueueReport({ book }: { book: FieldBook }) {
  const { t } = useLingui()
  const last = useKept(lastQueue)
  const [people, setPeople] = useState(last)
  const report = async () => {
    const engine = fieldEngine()
    const body = { round: book.round, people, at: isoOf(engine.now()) }
    const words = t`Queue reported: ${people}`
    const outcome = await engine.command(`/sites/${book.site}/queue`, body, words)
    const refusal = refusalOf(outcome)
    tell(refusal ? 'wrong' : 'ok', refusal ? t(refusal) : words)
    toast(refusal ? { tone: 'late', text: t(refusal) } : { tone: 'ok', text: words })
    if (!refusal) lastQueue.set(people)
  }
  const most = 5_000
  const change = (by: number) => setPeople(Math.max(0, Math.min(most, people + by)))
  return (
    <section className="fh-form">
      <h2>
        <Trans>Queue</Trans>
      </h2>
      <Stepper label={t`People in line`} value={people} min={0} max={most} onChange={setPeople} />
      <div className="fh-row">
        <Button onClick={() => change(-step)} disabled={people === 0}>
          −{step}
        </Button>
        <Button onClick={() => change(step)}>+{step}</Button>
        <Button tone="main" onClick={() => void report()}>
          <Trans>Report the queue</Trans>
        </Button>
      </div>
    </section>
  )
}
