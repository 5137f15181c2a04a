import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Field } from '../isolation-sites/field.tsx'
import { useSend } from '../orders/use-send.ts'
import { type StaffRow, shiftsQuestion } from './questions.ts'
import { useRoleWord } from './words.ts'

type Shift = { staff: string; from: string; until: string }
// What the field gives has no offset: the city's is +08:00.
const momentOf = (text: string): string => `${text}:00+08:00`

/** Who is on duty over the next days, and one more shift. */
export function ShiftsPart(props: {
  site: string
  staff: readonly StaffRow[]
  isManager: boolean
  onDone: () => void
}) {
  const { t } = useLingui()
  const format = useFormats()
  const roleWord = useRoleWord()
  const { site, staff, isManager, onDone } = props
  const answer = useQuery(shiftsQuestion(site))
  const [draft, setDraft] = useState<Shift>({ staff: '', from: '', until: '' })
  const plan = useSend<{ shifts: Shift[] }, object>(() => `/isolation-sites/${site}/shifts`, onDone)
  const nameOf = new Map(staff.map((row) => [row.staff, row.nameMasked]))
  const isWhole = draft.staff !== '' && draft.from !== '' && draft.until !== ''
  return (
    <Panel title={t`Shifts of seven days`}>
      <ul className="site-staff-shifts">
        {answer.data?.shifts.map((one) => (
          <li key={`${one.staff} ${one.from}`}>
            {format.time(one.from)} – {format.time(one.until)} · {nameOf.get(one.staff) ?? '–'} ·{' '}
            {roleWord(one.role)}
          </li>
        ))}
      </ul>
      {answer.data?.shifts.length === 0 ? (
        <p className="faint">
          <Trans>No shift is planned.</Trans>
        </p>
      ) : null}
      {isManager ? (
        <form
          className="site-staff-form"
          onSubmit={(event) => {
            event.preventDefault()
            plan.mutate({
              shifts: [{ ...draft, from: momentOf(draft.from), until: momentOf(draft.until) }],
            })
          }}
        >
          <label>
            {t`Who`}
            <select
              value={draft.staff}
              onChange={(event) => setDraft({ ...draft, staff: event.target.value })}
            >
              <option value="">–</option>
              {staff.map((row) => (
                <option key={row.staff} value={row.staff}>
                  {row.nameMasked} · {roleWord(row.role)}
                </option>
              ))}
            </select>
          </label>
          <Field word={t`From`}>
            {(id) => (
              <Input
                id={id}
                type="datetime-local"
                value={draft.from}
                onChange={(event) => setDraft({ ...draft, from: event.target.value })}
              />
            )}
          </Field>
          <Field word={t`Until`}>
            {(id) => (
              <Input
                id={id}
                type="datetime-local"
                value={draft.until}
                onChange={(event) => setDraft({ ...draft, until: event.target.value })}
              />
            )}
          </Field>
          <Button htmlType="submit" disabled={!isWhole} loading={plan.isPending}>
            <Trans>Plan the shift</Trans>
          </Button>
        </form>
      ) : null}
      {plan.isError ? <ErrorState cause={plan.error} /> : null}
    </Panel>
  )
}
