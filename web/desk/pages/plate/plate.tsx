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
import { useAccountWord } from '../../shell/use-account-word.ts'
import { Grid, useWellWords } from './grid.tsx'
import { Judgement } from './judgement.tsx'
import { PlateOrigin } from './plate-origin.tsx'
import { Rescan } from './rescan.tsx'
import { Strips } from './strips.tsx'
import { type WellKind, wellKind, wellShapes } from './well-kind.ts'
import './plate.css'

const keyKinds: WellKind[] = ['negative', 'reactive', 'invalid', 'repeat', 'control', 'waiting']

function WellPanel({ plate, name }: { plate: PlateView; name: string }) {
  const { t } = useLingui()
  const format = useFormats()
  const words = useWellWords()
  const well = plate.wells.find((one) => one.well === name)
  if (!well) return null
  return (
    <Panel title={t`Well ${name}`}>
      <p>
        {well.tube ? (
          <Link to={`/tubes/${well.tube}`} className="code">
            {well.tube}
          </Link>
        ) : null}{' '}
        <b>{words[wellKind(well)]}</b>
      </p>
      {well.cts ? (
        <table className="plain">
          <tbody>
            {plate.targets.map((target, at) => (
              <tr key={target.name}>
                <th scope="row">{target.name}</th>
                <td>{target.dye}</td>
                <td className="num">
                  {typeof well.cts?.[at] === 'number' ? format.decimal(well.cts[at]) : t`none`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </Panel>
  )
}

/** One plate, well by well, with the judgement that it stands or falls by. */
export function PlatePage() {
  const { t } = useLingui()
  const { code = '' } = useParams()
  const words = useWellWords()
  const accountWord = useAccountWord()
  const answer = useQuery(questions.plate(code))
  const [picked, setPicked] = useState('')
  useTitle(t`Plate ${code}`)
  const plate = answer.data
  if (!plate) {
    return answer.isError ? (
      <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
    ) : (
      <Skeleton rows={12} />
    )
  }
  return (
    <div className="plate">
      <PageHead
        title={
          <>
            {t`Plate`} <span className="code">{plate.plate}</span>
          </>
        }
        line={
          <>
            <span>{accountWord(`laboratory:${plate.laboratory}`)}</span>
            <span>
              <Trans>{plate.format} wells</Trans>
            </span>
            <span className="faint">
              {plate.assay} {plate.assayVersion}
            </span>
            <PlateOrigin plate={plate} />
          </>
        }
      />
      <div className="plate-columns">
        <Panel title={t`Wells`}>
          <Grid plate={plate} picked={picked} onPick={setPicked} />
          <ul className="plate-key">
            {keyKinds.map((kind) => (
              <li key={kind}>
                <span className={`tag well-${kind}`}>
                  <span aria-hidden="true">{wellShapes[kind]}</span>
                  {words[kind]}
                </span>
              </li>
            ))}
          </ul>
        </Panel>
        <div>
          <Judgement plate={plate} />
          <Rescan plate={plate} />
          <Strips plate={plate} picked={picked} onPick={setPicked} />
          <WellPanel plate={plate} name={picked} />
        </div>
      </div>
    </div>
  )
}
