import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useNavigate, useParams } from 'react-router'
import { questions } from '../../../api/questions.ts'
import type { PlateRescanned, PlateView } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useWedge } from '../../../scan/use-wedge.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { nextWell, wellsLoaded } from './bench.ts'
import { RescanGrid } from './rescan-grid.tsx'
import { ScanHead } from './scan-head.tsx'
import { useBenchKeys } from './use-bench-keys.ts'
import { useCommand } from './use-command.ts'
import { useRescan } from './use-rescan.ts'
import { useRescanWord } from './use-rescan-word.ts'

function Scan({ plate }: { plate: PlateView }) {
  const { t } = useLingui()
  const format = useFormats()
  const navigate = useNavigate()
  const homes = new Map(
    plate.wells.flatMap(({ well, tube }) => (tube === null ? [] : [[tube, well] as const])),
  )
  const bench = useRescan(plate.plate, plate.format === 384 ? 384 : 96, homes)
  const word = useRescanWord()
  const compare = useCommand<PlateRescanned>()
  const { typed, clear } = useWedge({
    onScan: (text) => bench.scan(text),
    onPaste: (codes) => codes.forEach(bench.scan),
  })
  const isLast = useBenchKeys({ bench, typed, clear, repeat: bench.repeat })
  const scanned = wellsLoaded(bench.draft)
  const next = nextWell(bench.draft)
  const send = () =>
    compare.mutate(
      { path: `/plates/${plate.plate}/rescan`, input: { wells: scanned } },
      {
        onSuccess: () => {
          bench.empty()
          void navigate(`/lab/plates/${plate.plate}`)
        },
      },
    )
  return (
    <>
      <PageHead
        title={
          <>
            {t`Second scan of`} <span className="code">{plate.plate}</span>
          </>
        }
        line={
          <>
            <span>
              {next === null ? (
                t`The plate is full`
              ) : (
                <Trans>
                  next well <b>{next}</b>
                </Trans>
              )}
            </span>
            <span>
              {format.number(scanned.length)}/{format.number(homes.size)}
            </span>
          </>
        }
      />
      <ScanHead
        typed={typed}
        word={bench.answer ? word(bench.answer) : null}
        ready={t`scan the tubes in the order of their wells, skip an empty one`}
      />
      {isLast ? (
        <p className="late" role="alert">
          <Trans>Press Esc once more to begin this scan anew.</Trans>
        </p>
      ) : null}
      {compare.isError ? <ErrorState cause={compare.error} /> : null}
      <Panel title={t`Wells`}>
        <RescanGrid bench={bench.draft} homes={homes} />
        <div className="load-tools">
          <Button onClick={bench.undo} disabled={bench.draft.acts.length === 0}>
            <kbd>F2</kbd> <Trans>Take back</Trans>
          </Button>
          <Button onClick={bench.skip}>
            <kbd>F4</kbd> <Trans>Skip a well</Trans>
          </Button>
          <span className="soft">
            <kbd>F8</kbd> <Trans>Hear the last scan again</Trans>
          </span>
        </div>
        <div className="lab-act">
          <Button
            type="primary"
            size="large"
            disabled={scanned.length === 0}
            loading={compare.isPending}
            onClick={send}
          >
            <Trans>Compare with the loading</Trans>
          </Button>
          <span className="soft">
            <Trans>
              A difference holds the release until a clean scan, or until the plate is given up.
            </Trans>
          </span>
        </div>
      </Panel>
    </>
  )
}

/** The whole plate is scanned once more by gun, and compared with what was loaded. */
export function RescanPage() {
  const { t } = useLingui()
  const { code = '' } = useParams()
  const answer = useQuery(questions.plate(code))
  useTitle(t`Second scan of ${code}`)
  if (answer.data) return <Scan key={code} plate={answer.data} />
  return answer.isError ? (
    <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  ) : (
    <Skeleton rows={12} />
  )
}
