import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { useMe } from '../../../shell/use-me.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { useSend } from '../orders/use-send.ts'
import { Field } from './field.tsx'
import { GroundLine } from './ground-line.tsx'
import { type Activations, activationsQuestion } from './questions.ts'

type Steps = { hours: number; share: string }[]
type Draft = { area: string; rooms: number; startsAt: string; steps?: Steps; number?: string }

const usual: Steps = [
  { hours: 24, share: '1/2' },
  { hours: 48, share: '1/1' },
]

/** Orders so many rooms to be ready from now; where the policy has no ladder that binds, its steps are typed and belong to the order. */
export function OrderLadder({ ladder }: { ladder: Activations['ladder'] }) {
  const { t } = useLingui()
  const { actor } = useMe()
  const query = useQuery(activationsQuestion())
  const [rooms, setRooms] = useState<number | null>(null)
  const [number, setNumber] = useState('')
  const isFromPolicy = ladder?.ground.binds === true
  const [steps, setSteps] = useState<Steps>(() => ladder?.steps ?? usual)
  const send = useSend<Draft, unknown>(
    () => '/site-activations',
    () => void query.refetch(),
  )
  const change = (at: number, part: Partial<Steps[number]>) =>
    setSteps(steps.map((step, n) => (n === at ? { ...step, ...part } : step)))
  const order = () =>
    send.mutate({
      area: actor?.areaCode ?? '',
      rooms: rooms ?? 0,
      startsAt: query.data?.now ?? '',
      ...(number ? { number } : {}),
      ...(isFromPolicy ? {} : { steps }),
    })
  return (
    <Panel title={t`Order an activation`}>
      <div className="supply-form">
        <Field word={<Trans>Rooms that have to be ready in all</Trans>}>
          {(id) => (
            <InputNumber
              id={id}
              min={1}
              max={1_000_000}
              value={rooms}
              onChange={setRooms}
              style={{ width: '100%' }}
            />
          )}
        </Field>
        <Field word={<Trans>Number of the document (if any)</Trans>}>
          {(id) => (
            <Input
              id={id}
              value={number}
              maxLength={60}
              onChange={(event) => setNumber(event.target.value)}
            />
          )}
        </Field>
        <div className="supply-wide">
          {isFromPolicy ? (
            <p>
              {steps.map(({ hours, share }) => (
                <span key={hours} className="code">
                  <Trans>
                    {share} within {hours} h
                  </Trans>{' '}
                </span>
              ))}
              <GroundLine ground={ladder.ground} />
            </p>
          ) : (
            <>
              <p className="faint">
                <Trans>
                  The policy in force has no confirmed ladder. The steps below belong to your order;
                  the last one is the whole (1/1).
                </Trans>
              </p>
              {steps.map((step, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
                <p key={at} className="supply-bar">
                  <InputNumber
                    aria-label={t`Within hours`}
                    min={1}
                    max={240}
                    value={step.hours}
                    onChange={(hours) => change(at, { hours: hours ?? 1 })}
                  />
                  <Input
                    aria-label={t`Share, such as 1/3`}
                    style={{ width: 100 }}
                    value={step.share}
                    onChange={(event) => change(at, { share: event.target.value })}
                  />
                  <Button
                    disabled={steps.length < 2}
                    onClick={() => setSteps(steps.filter((_, n) => n !== at))}
                  >
                    <Trans>Take away</Trans>
                  </Button>
                </p>
              ))}
              <Button
                onClick={() =>
                  setSteps([...steps, { hours: (steps.at(-1)?.hours ?? 0) + 24, share: '1/1' }])
                }
              >
                <Trans>One step more</Trans>
              </Button>
            </>
          )}
        </div>
        <Button
          type="primary"
          disabled={rooms === null || !query.data}
          loading={send.isPending}
          onClick={order}
        >
          <Trans>Order it from now</Trans>
        </Button>
      </div>
      {send.isError ? <ErrorState cause={send.error} /> : null}
    </Panel>
  )
}
