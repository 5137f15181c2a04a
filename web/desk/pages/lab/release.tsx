import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import { Link } from 'react-router'
import type { PlateReleased, PlateRow } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { plateStep } from './plate-step.ts'
import { useCommand } from './use-command.ts'
import { useLab } from './use-lab.ts'

/** What a release did: results, recalls that began, tubes that go round again, tubes that were held back and why. */
function Released({ outcome }: { outcome: PlateReleased }) {
  const { t } = useLingui()
  const format = useFormats()
  const counts: [string, number][] = [
    [t`Results released`, outcome.released],
    [t`reactive`, outcome.reactive],
    [t`invalid`, outcome.invalid],
    [t`Recalls opened`, outcome.recalls.length],
    [t`to be repeated`, outcome.toRepeat.length],
    [t`held back`, outcome.heldBack.length],
  ]
  return (
    <div role="status">
      <dl className="facts">
        {counts.map(([word, count]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{format.number(count)}</dd>
          </div>
        ))}
      </dl>
      {outcome.heldBack.length > 0 ? (
        <>
          <p className="soft">
            <Trans>
              Held back: somebody's claim about these tubes is not settled. They stay on the plate;
              settle the claims, then release it again.
            </Trans>
          </p>
          <ul className="codes">
            {outcome.heldBack.map((tube) => (
              <li key={tube}>
                <Link to={`/tubes/${tube}`} className="code">
                  {tube}
                </Link>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  )
}

/** The second person's signature; where it cannot be given, the reason stands beside the button. */
export function Release({ row }: { row: PlateRow }) {
  const { t } = useLingui()
  const { actor, role } = useLab()
  const release = useCommand<PlateReleased>()
  const step = plateStep(row)
  const because =
    step === 'import'
      ? t`The instrument's file has not been imported yet.`
      : step === 'rescan'
        ? t`The second scan differs from the loading: put the plate right and scan it again, or give it up.`
        : step === 'blocked'
          ? t`The plate is blocked: no tube is called. Give it up, so that its tubes are run again.`
          : step === 'released'
            ? t`The plate has been released.`
            : step === 'rejected'
              ? t`The plate has been given up.`
              : row.loadedBy === actor
                ? t`You loaded this plate: a second person must look at it.`
                : role !== 'lab-reviewer'
                  ? t`A reviewer releases, another person than the one who loaded.`
                  : null
  return (
    <Panel title={t`Release by a second person`}>
      <div className="lab-act">
        <Button
          type="primary"
          size="large"
          disabled={because !== null}
          loading={release.isPending}
          aria-describedby="release-because"
          onClick={() => release.mutate({ path: `/plates/${row.plate}/release`, input: {} })}
        >
          <Trans>Release the results</Trans>
        </Button>
        <span id="release-because" className="soft">
          {because ??
            t`What you release is the residents' result at once; reactive pools are recalled.`}
        </span>
      </div>
      {release.isError ? <ErrorState cause={release.error} /> : null}
      {release.data ? <Released outcome={release.data} /> : null}
    </Panel>
  )
}
