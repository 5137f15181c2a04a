import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { write } from '../../../api/client.ts'
import type { RoundPublished } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { useDraft } from './use-draft.ts'
import type { Planned } from './use-plan.ts'

/** Publishing in two steps: the second says how many people it calls, and when. A published notice is not taken back. */
export function Publish({ planned }: { planned: Planned }) {
  const { t } = useLingui()
  const format = useFormats()
  const navigate = useNavigate()
  const client = useQueryClient()
  const { draft, faults } = useDraft()
  // The draft that was looked at: a later change asks again.
  const [agreed, setAgreed] = useState<unknown>(null)
  const publish = useMutation({
    mutationFn: () => write<RoundPublished>('/rounds', { notice: draft }),
    onSuccess: async ({ round }) => {
      await client.invalidateQueries({ queryKey: ['rounds'] })
      void navigate(`/rounds?published=${round}`)
    },
  })
  const due = planned.plan?.figures.find(({ name }) => name === 'people')?.value ?? null
  const isReady = faults.length === 0 && due !== null && !planned.isOld
  const people = format.number(due ?? 0)
  const number = draft.number ?? 0
  return (
    <Panel title={t`Publish`} className="publish">
      {publish.isError ? <ErrorState cause={publish.error} /> : null}
      {agreed === draft && isReady ? (
        <div
          role="alertdialog"
          aria-label={t`Publish notice ${number}?`}
          className="publish-confirm"
        >
          <p>
            <Trans>
              Notice {number} calls <b>{people} people</b>, from {draft.windows[0]?.opens ?? ''} to{' '}
              {draft.windows.at(-1)?.closes ?? ''}. Its roll is drawn at once, and it cannot be
              taken back, only extended or closed.
            </Trans>
          </p>
          <div className="round-buttons">
            <Button type="primary" loading={publish.isPending} onClick={() => publish.mutate()}>
              <Trans>Call {people} people</Trans>
            </Button>
            <Button onClick={() => setAgreed(null)}>
              <Trans>Not yet</Trans>
            </Button>
          </div>
        </div>
      ) : (
        <Button type="primary" disabled={!isReady} onClick={() => setAgreed(draft)}>
          <Trans>Publish notice {number}…</Trans>
        </Button>
      )}
    </Panel>
  )
}
