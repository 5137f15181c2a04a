import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { type FormEvent, useState } from 'react'
import { write } from '../../../api/client.ts'
import type { DocumentKind } from '../../../api/wire.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'

const personId = /^[1-9]\d{14}$/

/** Finds the person by a whole document, or by the 15 digits that a record shows. A name finds nobody. */
export function FindSubject({ onFound }: { onFound: (person: string) => void }) {
  const { t } = useLingui()
  const [kind, setKind] = useState<DocumentKind>('resident-id')
  const [number, setNumber] = useState('')
  const find = useMutation({
    mutationFn: () =>
      write<{ person: string | null }>('/people/find', {
        kind,
        country: 'CHN',
        number: number.trim(),
        purpose: 'orders',
      }),
    onSuccess: ({ person }) => {
      if (person !== null) onFound(person)
    },
  })
  const kinds: [DocumentKind, string][] = [
    ['resident-id', t`Resident identity card`],
    ['passport', t`Passport`],
    ['hk-macau-permit', t`Hong Kong and Macau permit`],
    ['taiwan-permit', t`Taiwan permit`],
    ['foreign-permanent-resident', t`Foreign permanent resident card`],
  ]
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const text = number.trim()
    if (personId.test(text)) onFound(text)
    else find.mutate()
  }
  return (
    <Panel title={t`About whom`}>
      <form className="order-find" onSubmit={submit}>
        <label htmlFor="subject-kind">
          <Trans>Document</Trans>
        </label>
        <Select
          id="subject-kind"
          value={kind}
          onChange={setKind}
          options={kinds.map(([value, label]) => ({ value, label }))}
        />
        <label htmlFor="subject-number">
          <Trans>The whole number, or the 15 digits of a record</Trans>
        </label>
        <Input
          id="subject-number"
          className="code"
          autoComplete="off"
          spellCheck={false}
          value={number}
          onChange={(event) => setNumber(event.target.value)}
        />
        <Button
          type="primary"
          htmlType="submit"
          loading={find.isPending}
          disabled={number.trim() === ''}
        >
          <Trans>Find</Trans>
        </Button>
        {find.isError ? <ErrorState cause={find.error} /> : null}
        {find.data?.person === null ? (
          <p className="late" role="alert">
            <Trans>Nobody is registered under this number. Compare it with the document.</Trans>
          </p>
        ) : null}
      </form>
    </Panel>
  )
}
