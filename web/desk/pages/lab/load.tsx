import { parseLabel } from '@bihuan/core/labels/label.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { questions, waitingMax } from '../../../api/questions.ts'
import type { PlateLoaded } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useWedge } from '../../../scan/use-wedge.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { loadingOrder, nextWell, wellsLoaded } from './bench.ts'
import { LoadGrid } from './load-grid.tsx'
import { LoadTools } from './load-tools.tsx'
import { PlateChoice } from './plate-choice.tsx'
import { ScanHead } from './scan-head.tsx'
import { useBench } from './use-bench.ts'
import { useBenchKeys } from './use-bench-keys.ts'
import { useCommand } from './use-command.ts'
import { useLab } from './use-lab.ts'
import { useScanWords } from './use-scan-words.tsx'
import { WaitingList } from './waiting-list.tsx'

/** A plate is loaded by gun: each tube goes into the next well, and whatever cannot be loaded leaves the cursor where it was. */
export function LoadPage() {
  const { t } = useLingui()
  const format = useFormats()
  const navigate = useNavigate()
  const { laboratory, round, actor } = useLab()
  const assays = useQuery(questions.assays())
  const list = useQuery(questions.waiting(laboratory, round))
  const choices = assays.data?.assays ?? []
  const tubes = list.data?.waiting
  const waiting = useMemo(() => new Map((tubes ?? []).map((one) => [one.tube, one])), [tubes])
  const [isLoud, setLoud] = useState(true)
  const chosen = (id: string) => choices.find(({ assay }) => assay === id) ?? choices[0]
  const isWhole = tubes !== undefined && tubes.length < waitingMax
  const kitOf = (id: string) => chosen(id)?.kit ?? null
  const bench = useBench(actor, { waiting, isWhole, kitOf }, isLoud)
  const { draft, answers } = bench
  const assay = chosen(draft.assay)
  const words = useScanWords()
  const load = useCommand<PlateLoaded>()
  useTitle(t`Load a plate`)

  const { typed, clear } = useWedge({
    onScan(text) {
      const plate = parseLabel('plate', text)
      if (plate.ok) bench.choose({ plate: plate.code })
      else {
        bench.scan(text)
        // A box may have been received a moment ago at the next bench.
        if (!waiting.has(text)) void list.refetch()
      }
    },
    onPaste: bench.paste,
  })
  const isLast = useBenchKeys({ bench, typed, clear, repeat: () => bench.say(answers.at(-1)) })

  const loaded = wellsLoaded(draft)
  const next = nextWell(draft)
  const left = new Set(loaded.map(({ tube }) => tube))
  const because = !parseLabel('plate', draft.plate).ok
    ? t`Scan the label of the plate first.`
    : !assay
      ? t`No assay has been adopted: ask the administrator.`
      : loaded.length === 0
        ? t`Scan the first tube.`
        : null
  const send = () =>
    load.mutate(
      {
        path: '/plates',
        input: {
          plate: draft.plate,
          round,
          laboratory,
          format: draft.format,
          assay: assay?.assay,
          assayVersion: assay?.version,
          ...(draft.lot.trim() === '' ? {} : { reagentLot: draft.lot.trim() }),
          wells: loaded,
        },
      },
      {
        onSuccess: ({ plate }) => {
          bench.empty()
          void navigate(`/lab/plates/${plate}`)
        },
      },
    )
  return (
    <>
      <PageHead
        title={t`Load a plate`}
        line={
          <>
            <span className="screen-only">
              {next === null ? (
                t`The plate is full`
              ) : (
                <Trans>
                  next well <b>{next}</b>
                </Trans>
              )}
            </span>
            <span>
              {format.number(loaded.length)}/{format.number(loadingOrder(draft.format).length)}
            </span>
            <span className="print-only">
              <b className="code">{draft.plate}</b> {assay?.kitName} {draft.lot}
            </span>
          </>
        }
      />
      <PlateChoice draft={draft} assays={choices} onChoose={bench.choose} onTube={bench.scan} />
      <ScanHead
        typed={typed}
        word={answers.length === 1 && answers[0] ? words(answers[0]) : null}
        ready={t`scan a tube, or type its code and press Enter`}
      />
      {answers.length > 1 ? (
        <ul className="refused" aria-label={t`Not taken from the paste`}>
          {answers.map(words).map(({ head, text }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one paste, never reordered
            <li key={at}>
              <b>{head}</b> {text}
            </li>
          ))}
        </ul>
      ) : null}
      {isLast ? (
        <p className="late" role="alert">
          <Trans>Press Esc once more to empty the whole plate.</Trans>
        </p>
      ) : null}
      {load.isError ? <ErrorState cause={load.error} /> : null}
      <div className="lab-columns">
        <Panel title={t`Wells`}>
          <LoadGrid bench={draft} waiting={waiting} />
          <LoadTools bench={bench} isLoud={isLoud} onLoud={setLoud} />
          <div className="lab-act">
            <Button
              type="primary"
              size="large"
              disabled={because !== null}
              loading={load.isPending}
              aria-describedby="load-because"
              onClick={send}
            >
              <Trans>Load {format.number(loaded.length)} tubes</Trans>
            </Button>
            <span id="load-because" className="soft">
              {because}
            </span>
          </div>
        </Panel>
        <WaitingList
          tubes={(tubes ?? []).filter(({ tube }) => !left.has(tube))}
          kit={assay?.kit ?? null}
        />
      </div>
    </>
  )
}
