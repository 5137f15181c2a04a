import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Field } from '../isolation-sites/field.tsx'
import { useSend } from '../orders/use-send.ts'
import { rolesQuestion } from './questions.ts'

const personNumber = /^[1-9][0-9]{14}$/

/** Puts somebody on the roster by their person number, with their job. */
export function AddPart({ site, onDone }: { site: string; onDone: () => void }) {
  const { t } = useLingui()
  const format = useFormats()
  const [person, setPerson] = useState('')
  const [role, setRole] = useState('nurse')
  const roles = useQuery(rolesQuestion()).data?.roles ?? []
  const add = useSend<{ person: string; role: string }, object>(
    () => `/isolation-sites/${site}/staff`,
    () => {
      setPerson('')
      onDone()
    },
  )
  return (
    <Panel title={t`Add to the roster`}>
      <form
        className="site-staff-form"
        onSubmit={(event) => {
          event.preventDefault()
          add.mutate({ person, role })
        }}
      >
        <Field word={t`Person number`}>
          {(id) => (
            <Input
              id={id}
              value={person}
              inputMode="numeric"
              maxLength={15}
              onChange={(event) => setPerson(event.target.value.trim())}
            />
          )}
        </Field>
        <label>
          {t`Job`}
          <select value={role} onChange={(event) => setRole(event.target.value)}>
            {roles.map((one) => (
              <option key={one.role} value={one.role}>
                {format.text(one)}
              </option>
            ))}
          </select>
        </label>
        <Button htmlType="submit" disabled={!personNumber.test(person)} loading={add.isPending}>
          <Trans>Add</Trans>
        </Button>
      </form>
      {add.isError ? <ErrorState cause={add.error} /> : null}
    </Panel>
  )
}
