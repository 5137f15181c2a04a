import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Checkbox, Select } from 'antd'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { momentIn } from './city-time.ts'
import { Field } from './field.tsx'
import { ApproverField, SendButton, UntilField } from './order-fields.tsx'
import type { ZoneGround } from './questions.ts'
import { ReasonFields } from './reason-fields.tsx'
import { useSend } from './use-send.ts'

/** Buildings with a case in them are offered first; whoever adds another one must say why it is wider. */
export function ZoneForm({ ground }: { ground: ZoneGround }) {
  const { t } = useLingui()
  const format = useFormats()
  const navigate = useNavigate()
  const [first] = ground.levels
  const [level, setLevel] = useState(first)
  const [areas, setAreas] = useState<readonly string[]>([])
  const [isAll, setAll] = useState(false)
  const [until, setUntil] = useState('')
  const [reason, setReason] = useState(first?.reason ?? { zh: '', en: '' })
  const [approver, setApprover] = useState<string | null>(null)
  const draft = useSend<object, { signing: string }>(
    () => '/orders',
    ({ signing }) => void navigate(`/signings/${signing}`),
  )
  if (!level) return null
  const chosen = ground.buildings.filter(({ area }) => areas.includes(area))
  const people = chosen.reduce((sum, one) => sum + one.people, 0)
  const cause = draft.error
  const choose = (basis: string) => {
    const next = ground.levels.find((one) => one.basis === basis)
    if (!next) return
    setLevel(next)
    setReason(next.reason)
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    draft.mutate({
      areas,
      unit: 'building',
      kind: 'zone',
      basis: level.basis,
      evidence: [...new Set(chosen.flatMap(({ cases }) => cases))],
      until: momentIn(until),
      reason,
      approver,
    })
  }
  const shown = ground.buildings.filter(({ cases }) => isAll || cases.length > 0)
  return (
    <form className="order-form" onSubmit={send}>
      <Panel title={t`What is ordered`}>
        <Field id="zone-level" label={t`Level`} cause={cause} pointer="/basis">
          <Select
            id="zone-level"
            value={level.basis}
            onChange={choose}
            options={ground.levels.map((one) => ({
              value: one.basis,
              label: format.text(one.basisName),
            }))}
          />
        </Field>
        <Field id="zone-buildings" label={t`Buildings`} cause={cause} pointer="/evidence">
          <Checkbox.Group
            className="order-checks"
            value={[...areas]}
            onChange={(next) => setAreas(next)}
            options={shown.map(({ area, compound, name, people: count, cases }) => ({
              value: area,
              label: (
                <>
                  <span lang="zh-CN">
                    {compound}
                    {name}
                  </span>{' '}
                  <span className="soft">
                    <Plural value={count} one="# person" other="# people" />
                    {cases.length > 0 ? (
                      <>
                        , <Plural value={cases.length} one="# case" other="# cases" />
                      </>
                    ) : null}
                  </span>
                </>
              ),
            }))}
          />
        </Field>
        <Checkbox checked={isAll} onChange={({ target }) => setAll(target.checked)}>
          <Trans>Show buildings without a case too</Trans>
        </Checkbox>
        <p className="order-count">
          <b>{format.number(people)}</b> <Plural value={people} one="person" other="people" />
        </p>
        <UntilField
          of="zone"
          cause={cause}
          value={until}
          onChange={setUntil}
          hint={
            <Trans>
              Empty: as long as the rules allow. It is lifted earlier when its conditions are met.
            </Trans>
          }
        />
      </Panel>
      <ReasonFields reason={reason} onChange={setReason} cause={cause} />
      <Panel title={t`Who approves`}>
        <ApproverField
          of="zone"
          cause={cause}
          area={ground.district}
          value={approver}
          onChange={setApprover}
        />
        <SendButton isSending={draft.isPending} isMissing={approver === null || areas.length === 0}>
          <Trans>Check it and go to signing</Trans>
        </SendButton>
        {cause ? <ErrorState cause={cause} /> : null}
      </Panel>
    </form>
  )
}
