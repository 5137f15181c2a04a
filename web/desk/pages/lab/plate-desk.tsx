import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { questions } from '../../../api/questions.ts'
import type { PlateView } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { Grid } from '../plate/grid.tsx'
import { Judgement } from '../plate/judgement.tsx'
import { PlateOrigin } from '../plate/plate-origin.tsx'
import { Strips } from '../plate/strips.tsx'
import '../plate/plate.css'
import { BlockedAdvice } from './blocked-advice.tsx'
import { GiveUp } from './give-up.tsx'
import { ImportFile } from './import-file.tsx'
import { plateStep } from './plate-step.ts'
import { PlateStepTag } from './plate-step-tag.tsx'
import { Release } from './release.tsx'
import { RescanPanel } from './rescan-panel.tsx'
import { useLab } from './use-lab.ts'

/** The Ct of the well that was picked, gene by gene. */
function PickedWell({ plate, name }: { plate: PlateView; name: string }) {
  const { t } = useLingui()
  const format = useFormats()
  const well = plate.wells.find((one) => one.well === name)
  if (!well) {
    return (
      <p className="faint">
        <Trans>Press a well to see the Ct of each gene.</Trans>
      </p>
    )
  }
  return (
    <p className="picked-well">
      <b>{name}</b>
      {well.tube ? (
        <Link to={`/tubes/${well.tube}`} className="code">
          {well.tube}
        </Link>
      ) : null}
      {plate.targets.map(({ name: gene }, at) => (
        <span key={gene}>
          {gene}{' '}
          <b>{typeof well.cts?.[at] === 'number' ? format.decimal(well.cts[at]) : t`none`}</b>
        </span>
      ))}
    </p>
  )
}

/** A loaded plate on its way: import, judgement with Ct per well, release by a second person, or giving up. */
export function PlateDesk() {
  const { t } = useLingui()
  const format = useFormats()
  const { code = '' } = useParams()
  const { laboratory, round, role } = useLab()
  const answer = useQuery(questions.plate(code))
  const rows = useQuery(questions.plates(laboratory, round)).data?.plates
  const [picked, setPicked] = useState('')
  useTitle(t`Plate ${code}`)
  const plate = answer.data
  const row = rows?.find((one) => one.plate === code)
  if (!plate) {
    return answer.isError ? (
      <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
    ) : (
      <Skeleton rows={12} />
    )
  }
  const step = row ? plateStep(row) : null
  return (
    <>
      <PageHead
        title={
          <>
            {t`Plate`} <span className="code">{plate.plate}</span>
          </>
        }
        line={
          <>
            {step ? <PlateStepTag step={step} /> : null}
            <span>
              {plate.assay} {plate.assayVersion}
            </span>
            <PlateOrigin plate={plate} />
            {row ? (
              <span className="faint">
                <Trans>loaded {format.dayAndTime(row.loadedAt)}</Trans>
              </span>
            ) : null}
          </>
        }
      />
      {plate.judgement === null && step !== 'rejected' && role === 'lab-technician' ? (
        <ImportFile plate={code} />
      ) : null}
      <div className="lab-columns">
        <div className="lab-side">
          <Panel title={t`Wells`}>
            <Grid plate={plate} picked={picked} onPick={setPicked} />
            <PickedWell plate={plate} name={picked} />
          </Panel>
          <Strips plate={plate} picked={picked} onPick={setPicked} />
        </div>
        <div className="lab-side">
          <Judgement plate={plate} />
          <BlockedAdvice judgement={plate.judgement} />
          <RescanPanel plate={plate} isOpen={step !== 'released' && step !== 'rejected'} />
          {row ? <Release row={row} /> : null}
          {step === 'released' || step === 'rejected' || step === null ? null : (
            <GiveUp plate={code} />
          )}
        </div>
      </div>
    </>
  )
}
