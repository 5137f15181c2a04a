import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../kit/button.tsx'
import { CheckField } from '../../kit/check-field.tsx'
import { Sheet } from '../../kit/sheet.tsx'
import { ErrorState } from '../../kit/states.tsx'
import { Stepper } from '../../kit/stepper.tsx'
import { toast } from '../../kit/toast-list.ts'
import { askAfter } from '../ask/ask-after.ts'
import { useSend } from '../ask/use-send.ts'
import { LongField } from '../status/long-field.tsx'
import { useWhose } from '../whose.ts'
import { asks, says } from './paths.ts'
import type { Needs, OwnMove } from './wire.ts'
import { careWords, dietWords } from './words.ts'

const keysOf = <Value extends string>(words: Record<Value, unknown>) =>
  Object.keys(words) as Value[]
const turned = <Value extends string>(all: readonly Value[], one: Value, on: boolean) =>
  on ? [...all, one] : all.filter((other) => other !== one)

/** What I need on the way and there: so that the vehicle, the room and the kitchen fit. */
export function NeedsSheet({ move, onClose }: { move: OwnMove; onClose(): void }) {
  const { t } = useLingui()
  const { person } = useWhose()
  const { send, busy, fault } = useSend()
  const [needs, setNeeds] = useState<Needs>(move.needs)
  const change = (more: Partial<Needs>) => setNeeds({ ...needs, ...more })
  const save = async () => {
    const sent = await send(says.needs(person.person), { transfer: move.transfer, needs })
    if (!sent.ok) return
    toast({ tone: 'ok', text: t`They know what you need` })
    void askAfter(asks.move(person.person))
    onClose()
  }
  return (
    <Sheet title={t`What I need`} open onClose={onClose}>
      <div className="m-form">
        <div className="ms-checks">
          {keysOf(careWords).map((one) => (
            <CheckField
              key={one}
              label={t(careWords[one])}
              checked={needs.care.includes(one)}
              onChange={(on) => change({ care: turned(needs.care, one, on) })}
            />
          ))}
        </div>
        <h3>
          <Trans>What I can eat</Trans>
        </h3>
        <div className="ms-checks">
          {keysOf(dietWords).map((one) => (
            <CheckField
              key={one}
              label={t(dietWords[one])}
              checked={needs.diets.includes(one)}
              onChange={(on) => change({ diets: turned(needs.diets, one, on) })}
            />
          ))}
        </div>
        <Stepper
          label={t`Large bags`}
          value={needs.luggage}
          min={0}
          max={20}
          onChange={(luggage) => change({ luggage })}
        />
        <Stepper
          label={t`Pets`}
          value={needs.pets}
          min={0}
          max={9}
          onChange={(pets) => change({ pets })}
        />
        <LongField
          label={t`What else they should know`}
          value={needs.words}
          maxLength={500}
          onChange={(words) => change({ words })}
        />
        {fault ? <ErrorState cause={fault} /> : null}
        <Button tone="main" disabled={busy} onClick={() => void save()}>
          <Trans>Tell them</Trans>
        </Button>
      </div>
    </Sheet>
  )
}
