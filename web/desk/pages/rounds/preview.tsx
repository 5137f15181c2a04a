import type { Unit } from '@bihuan/core/planner/figure.ts'
import type { FigureName } from '@bihuan/core/planner/plan.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { RoundPlan } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { useDraft } from './use-draft.ts'
import type { Planned } from './use-plan.ts'

const figureWords: Record<FigureName, MessageDescriptor> = {
  people: msg`People due`,
  sites: msg`Sites needed`,
  tables: msg`Sampling tables`,
  samplers: msg`Samplers needed`,
  tubes: msg`Tubes`,
  boxes: msg`Boxes`,
  plates: msg`Plates`,
  vehicles: msg`Vehicles`,
  couriers: msg`Couriers`,
  samplingHours: msg`Hours of sampling`,
  peakPerSecond: msg`Peak`,
  laboratoryTubesPerDay: msg`Laboratory capacity`,
  laboratoryHours: msg`Hours of laboratory work`,
  hoursToResults: msg`Opening → last result`,
  reactivePools: msg`Reactive tubes expected`,
  resamples: msg`People sampled again`,
  testsPerPerson: msg`Tests a person`,
}

const unitWords: Record<Unit, MessageDescriptor> = {
  people: msg`people`,
  sites: msg`sites`,
  tables: msg`tables`,
  tubes: msg`tubes`,
  boxes: msg`boxes`,
  plates: msg`plates`,
  vehicles: msg`vehicles`,
  hours: msg`h`,
  'people/s': msg`people/s`,
  'tubes/day': msg`tubes a day`,
  'tubes/person': msg`tubes a person`,
}

function Figures({ plan }: { plan: RoundPlan }) {
  const { t } = useLingui()
  const format = useFormats()
  const shown = (value: number | null) =>
    value === null ? '∞' : Number.isInteger(value) ? format.number(value) : format.decimal(value)
  return (
    <dl className="plan-figures">
      {plan.figures.map(({ name, value, unit, formula, source }) => (
        <div key={name} data-figure={name}>
          <dt>{name in figureWords ? t(figureWords[name as FigureName]) : name}</dt>
          <dd>
            <b>{shown(value)}</b> {unit in unitWords ? t(unitWords[unit as Unit]) : unit}
          </dd>
          <dd className="plan-basis">
            <span className="code">{formula}</span> · <span lang="zh-CN">{source}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** What the draft would need and when it would end, as `round.plan` says; or what stands in the way. */
export function Preview({ planned }: { planned: Planned }) {
  const { t } = useLingui()
  const format = useFormats()
  const { faults } = useDraft()
  const { plan, refusal, isOld } = planned
  return (
    <Panel title={t`What it needs`} className={isOld ? 'preview preview-old' : 'preview'}>
      {faults.length > 0 ? (
        <p className="late" role="status">
          <Plural
            value={faults.length}
            one="# thing to correct first; it is told at its field."
            other="# things to correct first; each is told at its field."
          />
        </p>
      ) : null}
      {refusal ? <ErrorState cause={refusal} /> : null}
      {!plan && !refusal && faults.length === 0 ? <Skeleton rows={12} /> : null}
      {plan ? (
        <>
          <dl className="facts plan-ends">
            <div>
              <dt>
                <Trans>All sampled by</Trans>
              </dt>
              <dd>{format.dayAndTime(plan.sampledBy)}</dd>
            </div>
            <div>
              <dt>
                <Trans>All results by</Trans>
              </dt>
              <dd>{plan.resultedBy ? format.dayAndTime(plan.resultedBy) : t`never`}</dd>
            </div>
          </dl>
          <p className="plan-bottleneck">
            <b>
              <Trans>Bottleneck</Trans>
            </b>{' '}
            {format.text({ zh: plan.bottleneckZh, en: plan.bottleneckEn })}
          </p>
          <Figures plan={plan} />
        </>
      ) : null}
    </Panel>
  )
}
