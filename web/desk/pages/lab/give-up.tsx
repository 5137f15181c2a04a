import { Trans, useLingui } from '@lingui/react/macro'
import type { PlateRejected } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { ReasonForm } from './settle.tsx'
import { useCommand } from './use-command.ts'

/** Gives a plate up with its reason: its tubes wait for another plate. */
export function GiveUp({ plate }: { plate: string }) {
  const { t } = useLingui()
  const format = useFormats()
  const reject = useCommand<PlateRejected>()
  return (
    <Panel title={t`Give the plate up`}>
      {reject.data ? (
        <p role="status">
          <Trans>{format.number(reject.data.tubesBack)} tubes wait for another plate.</Trans>
        </p>
      ) : (
        <ReasonForm
          label={t`Why; its tubes are tested again`}
          act={t`Give up`}
          danger
          pending={reject.isPending}
          onReason={(reason) =>
            reject.mutate({ path: `/plates/${plate}/reject`, input: { reason } })
          }
        />
      )}
      {reject.isError ? <ErrorState cause={reject.error} /> : null}
    </Panel>
  )
}
