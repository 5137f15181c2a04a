import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useSend } from '../orders/use-send.ts'
import type { PatientView } from './questions.ts'
import { conditionWords } from './words.ts'

type Props = { view: PatientView; onChanged: () => void; isOver: boolean }

/** What makes the illness more dangerous, and the groups that follow from it; those that nobody confirmed say so. */
export function ConditionsPart({ view, onChanged, isOver }: Props) {
  const { t } = useLingui()
  const format = useFormats()
  const [ticked, setTicked] = useState<readonly string[]>(view.conditions)
  const send = useSend<{ conditions: readonly string[] }, unknown>(
    () => `/patients/${view.row.patient}/conditions`,
    onChanged,
  )
  return (
    <>
      <p className="patient-groups">
        {view.groups.length === 0 ? (
          <Trans>Belongs to no group that comes first</Trans>
        ) : (
          view.groups.map((group) => (
            <StatusTag key={group.group} tone={group.binds ? 'wait' : 'idle'}>
              {format.text(group)}
              {group.binds ? '' : ` (${t`no officer confirmed it`})`}
            </StatusTag>
          ))
        )}
      </p>
      {isOver ? null : (
        <details>
          <summary>
            <Trans>Other illnesses</Trans>
          </summary>
          <Checkbox.Group
            className="patient-ticks"
            value={[...ticked]}
            onChange={(next) => setTicked(next)}
            options={Object.entries(conditionWords).map(([value, word]) => ({
              value,
              label: t(word),
            }))}
          />
          <Button loading={send.isPending} onClick={() => send.mutate({ conditions: ticked })}>
            <Trans>Keep these</Trans>
          </Button>
          {send.isError ? <ErrorState cause={send.error} /> : null}
        </details>
      )}
    </>
  )
}
