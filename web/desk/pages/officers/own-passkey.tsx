import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { write } from '../../../api/client.ts'
import { makePasskey, PasskeyRefused } from '../../../shell/passkey.ts'
import { useMe } from '../../../shell/use-me.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import type { OfficerList } from './officers.tsx'

/** One's own passkey: in office, waiting for the authority, or still to be made on this device. */
export function OwnPasskey({ list }: { list: OfficerList }) {
  const { t } = useLingui()
  const { actor, isDemo } = useMe()
  const queries = useQueryClient()
  const enrol = useMutation({
    mutationFn: async () => {
      const made = await makePasskey(list.site, {
        id: actor?.id ?? '',
        name: actor?.name ?? '',
      })
      return write('/passkeys', made)
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['officers'] }),
  })
  if (!actor) return null
  const own = list.officers.filter(({ officer }) => officer === actor.id)
  const waiting = list.requests.filter(({ account }) => account === actor.id)
  return (
    <Panel title={t`My passkey`}>
      {own.length > 0 ? (
        <p>
          <Trans>You are in office. Your passkey signs what waits for you.</Trans>
        </p>
      ) : waiting.length > 0 ? (
        <p>
          <Trans>
            Your passkey is enrolled and waits for the appointing authority. Until then it signs for
            nothing.
          </Trans>
        </p>
      ) : (
        <p>
          <Trans>
            You hold no post. If you are to sign, make a passkey on this device; the authority then
            appoints you with it.
          </Trans>
        </p>
      )}
      {isDemo ? (
        <p className="faint">
          <Trans>In this invented city officers sign with keys of software.</Trans>
        </p>
      ) : (
        <Button onClick={() => enrol.mutate()} loading={enrol.isPending}>
          <Trans>Make a passkey on this device</Trans>
        </Button>
      )}
      {enrol.error instanceof PasskeyRefused ? (
        <p role="alert">
          <Trans>
            No passkey was made. Open the page by its own https address and confirm with finger,
            face or PIN.
          </Trans>
        </p>
      ) : enrol.error ? (
        <ErrorState cause={enrol.error} />
      ) : null}
    </Panel>
  )
}
