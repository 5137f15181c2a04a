import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { Purpose } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { EvidenceList } from './evidence-list.tsx'
import { sampleQuestion } from './questions.ts'

/** The people who are looked at before signing for many, opened one by one; who they are nobody chooses. */
export function BatchSample(props: {
  signing: string
  sample: readonly number[]
  seen: ReadonlySet<number>
  purpose: Purpose
  onSeen: (index: number) => void
}) {
  const { t } = useLingui()
  const format = useFormats()
  const { signing, sample, seen, purpose, onSeen } = props
  const [open, setOpen] = useState<number | null>(null)
  const next = sample.find((index) => !seen.has(index) && index !== open)
  return (
    <Panel
      title={t`Look at the sample`}
      aside={
        <span className="soft">
          <Trans>
            {format.number(seen.size)} of {format.number(sample.length)} opened
          </Trans>
        </span>
      }
    >
      <p className="soft">
        <Trans>
          Evenly drawn from the whole list. Each opening is recorded, and the person sees it. Ask of
          each: is it the right person, and do the facts hold?
        </Trans>
      </p>
      <div className="order-sample-dots">
        {sample.map((index) => (
          <button
            key={index}
            type="button"
            className={index === open ? 'now' : seen.has(index) ? 'seen' : ''}
            aria-label={t`Number ${format.number(index + 1)} on the list`}
            aria-pressed={index === open}
            onClick={() => setOpen(index)}
          >
            {index + 1}
          </button>
        ))}
      </div>
      {open === null ? null : (
        <OneOf key={open} signing={signing} index={open} purpose={purpose} onSeen={onSeen} />
      )}
      {next === undefined ? null : (
        <Button onClick={() => setOpen(next)}>
          {open === null ? <Trans>Open the first</Trans> : <Trans>Open the next</Trans>}
        </Button>
      )}
    </Panel>
  )
}

function OneOf(props: {
  signing: string
  index: number
  purpose: Purpose
  onSeen: (index: number) => void
}) {
  const format = useFormats()
  const { signing, index, purpose, onSeen } = props
  const answer = useQuery(sampleQuestion(signing, index, purpose))
  const one = answer.data
  const isThere = one !== undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: it was seen when it came, and once
  useEffect(() => {
    if (isThere) onSeen(index)
  }, [isThere, index])
  if (!one)
    return answer.isError ? (
      <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
    ) : (
      <Skeleton rows={3} />
    )
  return (
    <div className="order-sample-one">
      <p>
        <b lang="zh-CN">{one.nameMasked}</b> · <span lang="zh-CN">{one.address}</span>
      </p>
      <p className="soft">
        <Trans>
          {format.dayAndTime(one.from)} until {format.dayAndTime(one.until)}
        </Trans>
      </p>
      <EvidenceList evidence={one.evidence} />
      {one.faults.map((fault) => (
        <p key={fault.code} className="late">
          ■ {format.text(fault)}
        </p>
      ))}
    </div>
  )
}
