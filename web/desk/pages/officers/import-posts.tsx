import type * as contract from '@bihuan/contract/signing.ts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import type { Static } from 'typebox'
import { write } from '../../../api/client.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import type { OfficerList } from './officers.tsx'

type Imported = Static<typeof contract.AppointmentsImported>

/** A paper that is no JSON is refused by the server like any other that is malformed, with what to do. */
function papersIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return { appointments: text, dismissals: [] }
  }
}

/** For the administrator: what waits for the authority, and the file that comes back from it signed. */
export function ImportPosts({ list }: { list: OfficerList }) {
  const { t } = useLingui()
  const field = useId()
  const queries = useQueryClient()
  const take = useMutation({
    mutationFn: async (file: File) =>
      write<Imported>('/appointments/import', papersIn(await file.text())),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['officers'] }),
  })
  const done = take.data
  return (
    <Panel title={t`Papers of the appointing authority`}>
      {list.requests.length > 0 ? (
        <>
          <p>
            <Trans>These passkeys wait. Bring the list to the authority on a stick:</Trans>
          </p>
          <textarea
            className="officers-requests"
            readOnly
            rows={Math.min(12, list.requests.length * 6)}
            aria-label={t`Passkeys that wait for an appointment`}
            value={JSON.stringify(list.requests, null, 1)}
          />
        </>
      ) : (
        <p className="faint">
          <Trans>No passkey waits for an appointment.</Trans>
        </p>
      )}
      <p>
        <label htmlFor={field}>
          <Trans>Signed appointments and dismissals (JSON)</Trans>
        </label>{' '}
        <input
          id={field}
          type="file"
          accept="application/json,.json"
          onChange={(event) => {
            const file = event.target.files?.[0]
            if (file) take.mutate(file)
            event.target.value = ''
          }}
        />
      </p>
      {done ? (
        <p role="status">
          <Plural value={done.appointed} one="# post taken in" other="# posts taken in" />
          {', '}
          <Plural value={done.dismissed} one="# post ended" other="# posts ended" />
          {', '}
          <Plural value={done.repeated} one="# known before" other="# known before" />
        </p>
      ) : null}
      {take.error ? <ErrorState cause={take.error} /> : null}
    </Panel>
  )
}
