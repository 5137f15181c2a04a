import type * as cases from '@bihuan/contract/cases.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import type { Static } from 'typebox'
import { write } from '../../../api/client.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { useSend } from '../orders/use-send.ts'
import type { ContactView } from './questions.ts'

type Alike = Static<typeof cases.AlikePeople>

/** Finds somebody in the register by what is known of them; whoever is chosen is the contact from then on. */
export function IdentifyPart({ view, onChanged }: { view: ContactView; onChanged: () => void }) {
  const { t } = useLingui()
  const id = useId()
  const [name, setName] = useState(view.called?.name ?? '')
  const [phone, setPhone] = useState(view.called?.phone ?? '')
  const asks = { name: name.trim(), phone: phone.trim() }
  const isAsked = asks.name.length >= 2 || asks.phone.length >= 7
  const found = useQuery({
    queryKey: ['alike', asks],
    queryFn: () =>
      write<Alike>('/alike-people', {
        ...(asks.name ? { name: asks.name } : {}),
        ...(asks.phone ? { phone: asks.phone } : {}),
        purpose: 'case-investigation',
      }),
    enabled: isAsked,
    staleTime: 60_000,
    retry: false,
  })
  const identify = useSend<{ person: string }, unknown>(
    () => `/contacts/${view.row.contact}/identify`,
    onChanged,
  )
  return (
    <fieldset className="identify">
      <legend>
        <Trans>Who is it?</Trans>
      </legend>
      <label htmlFor={`${id}-name`}>
        <Trans>Name or its initials</Trans>
      </label>
      <Input id={`${id}-name`} value={name} onChange={(event) => setName(event.target.value)} />
      <label htmlFor={`${id}-phone`}>
        <Trans>Phone</Trans>
      </label>
      <Input id={`${id}-phone`} value={phone} onChange={(event) => setPhone(event.target.value)} />
      {found.isError ? <ErrorState cause={found.error} /> : null}
      {found.data?.people.length === 0 ? (
        <p className="soft" role="status">
          <Trans>Nobody like that: write more, or register the person first.</Trans>
        </p>
      ) : null}
      <ul>
        {(isAsked ? (found.data?.people ?? []) : []).slice(0, 6).map((one) => (
          <li key={one.person}>
            <Button
              size="small"
              aria-label={t`It is ${one.nameMasked}`}
              onClick={() => identify.mutate({ person: one.person })}
            >
              {one.nameMasked}
            </Button>{' '}
            {one.age} · {one.phoneMasked ?? '–'} · {one.address}
          </li>
        ))}
      </ul>
      {identify.isError ? <ErrorState cause={identify.error} /> : null}
    </fieldset>
  )
}
