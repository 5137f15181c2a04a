import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { purposesOf } from '../../../api/access.ts'
import { write } from '../../../api/client.ts'
import type { DocumentKind, Purpose } from '../../../api/wire.ts'
import { choosePurpose, usePurpose } from '../../../shell/preferences.ts'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { purposeWords } from '../../../shell/words.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead } from '../../../ui/desk/panel.tsx'
import './person.css'

/** There is no list of people to leaf through: a person is found by a whole document number, or from a tube. */
export function FindPerson() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { actor } = useMe()
  const last = usePurpose()
  const allowed = actor ? (purposesOf[actor.role] ?? []) : []
  const [kind, setKind] = useState<DocumentKind>('resident-id')
  const [country, setCountry] = useState('CHN')
  const [number, setNumber] = useState('')
  const [purpose, setPurpose] = useState<Purpose | null>(last ?? allowed[0] ?? null)
  useTitle(t`Person's record`)
  // A command and not a question: the number stands in the body, never in an address that a log would keep.
  const find = useMutation({
    mutationFn: () =>
      write<{ person: string | null }>('/people/find', { kind, country, number, purpose }),
    onSuccess: ({ person }) => {
      if (person === null) return
      choosePurpose(purpose)
      void navigate(`/persons/${person}`)
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
    find.mutate()
  }
  return (
    <div className="narrow">
      <PageHead
        title={t`Person's record`}
        line={
          <Trans>
            People are found, not listed: by a whole document number, or from a tube or a recall. A
            name finds nobody.
          </Trans>
        }
      />
      {actor && allowed.length === 0 ? (
        <EmptyState title={t`This role reads no person's record`} />
      ) : (
        <form className="panel sign-in" onSubmit={submit}>
          <label htmlFor="document-kind">
            <Trans>Document</Trans>
            <Select
              id="document-kind"
              value={kind}
              onChange={setKind}
              options={kinds.map(([value, label]) => ({ value, label }))}
            />
          </label>
          {kind === 'passport' || kind === 'foreign-permanent-resident' ? (
            <label htmlFor="document-country">
              <Trans>Country, three letters</Trans>
              <Input
                id="document-country"
                className="code"
                maxLength={3}
                value={country}
                onChange={(event) => setCountry(event.target.value.toUpperCase())}
              />
            </label>
          ) : null}
          <label htmlFor="document-number">
            <Trans>The whole number</Trans>
            <Input
              id="document-number"
              className="code"
              autoComplete="off"
              spellCheck={false}
              value={number}
              onChange={(event) => setNumber(event.target.value)}
            />
          </label>
          <label htmlFor="document-purpose">
            <Trans>Purpose</Trans>
            <Select<Purpose | null>
              id="document-purpose"
              value={purpose}
              onChange={setPurpose}
              options={allowed.map((value) => ({ value, label: t(purposeWords[value]) }))}
            />
          </label>
          {find.isError ? <ErrorState cause={find.error} /> : null}
          {find.data?.person === null ? (
            <p className="late" role="alert">
              <Trans>Nobody is registered under this number. Compare it with the document.</Trans>
            </p>
          ) : null}
          <Button
            type="primary"
            htmlType="submit"
            loading={find.isPending}
            disabled={number.trim() === '' || purpose === null}
          >
            <Trans>Find</Trans>
          </Button>
        </form>
      )}
    </div>
  )
}
