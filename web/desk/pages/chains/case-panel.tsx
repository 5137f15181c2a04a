import { sourceStates } from '@bihuan/contract/chains.ts'
import { caseNumber } from '@bihuan/core/cases/case-number.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button, InputNumber, Segmented } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { purposesOf } from '../../../api/access.ts'
import type { Purpose } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Facts } from '../../../ui/desk/facts.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { Candidates } from './candidates.tsx'
import { History } from './history.tsx'
import { type CaseChain, type ChainPicture, caseChainQuestion } from './questions.ts'
import type { Filter } from './use-filter.ts'
import { categoryWords, foundWords, sourceWords } from './words.ts'

const stepsMost = 9
const fitting: readonly Purpose[] = ['case-investigation', 'inspection']

/** The selected case: what the picture says of it, at once and without a name; its sources, once somebody asks and the look is recorded. */
export function CasePanel(props: {
  picture: ChainPicture
  line: number
  filter: Filter
  change(part: Partial<Filter>): void
  onSelectNumber(number: number): void
  isSnapshot: boolean
}) {
  const { picture, line, filter, change } = props
  const { t } = useLingui()
  const format = useFormats()
  const { cases, districts, places } = picture
  const number = cases.number[line] ?? 0
  const label = caseNumber(number)
  const day = (minutes: number | null | undefined) =>
    minutes === null || minutes === undefined ? '–' : format.dayAndTime(minutes * 60_000)
  const found = foundWords[cases.foundHow[line] ?? -1]
  const category = categoryWords[cases.category[line] ?? -1]
  const district = districts[cases.district[line] ?? -1]
  const facts: [string, string | number | undefined][] = [
    [t`Onset`, day(cases.onset[line])],
    [t`First positive`, day(cases.positive[line])],
    [t`Category`, category && t(category)],
    [t`How found`, found && t(found)],
    [t`District`, district && format.area(district.code, district.name)],
    [t`Place`, places[cases.place[line] ?? -1]?.name ?? '–'],
    [t`Generation`, cases.generation[line]],
    [t`Infected`, cases.offspring[line]],
    [t`Source`, t(sourceWords[sourceStates[cases.source[line] ?? -1] ?? 'open'])],
  ]
  return (
    <Panel
      className="chains-case"
      title={<span className="code">{label}</span>}
      aside={
        <Button size="small" onClick={() => change({ selected: null, steps: 0 })}>
          <Trans>Close</Trans>
        </Button>
      }
    >
      <Facts facts={facts} className="chains-facts" />
      <div className="chains-around">
        <label htmlFor="chains-steps">
          <Trans>Only those within so many steps (0: all)</Trans>
        </label>
        <InputNumber
          id="chains-steps"
          min={0}
          max={stepsMost}
          value={filter.steps}
          onChange={(steps) => change({ steps: steps ?? 0 })}
        />
        <Segmented<Filter['direction']>
          aria-label={t`Direction of the search`}
          value={filter.direction}
          options={[
            { value: 'both', label: t`both ways` },
            { value: 'forward', label: t`forward` },
            { value: 'backward', label: t`backward` },
          ]}
          onChange={(direction) => change({ direction })}
        />
      </div>
      {props.isSnapshot ? (
        <p className="faint">
          <Trans>
            A snapshot shows what was known then. Sources are decided in the picture of now.
          </Trans>
        </p>
      ) : (
        <Sources key={number} number={number} onSelectNumber={props.onSelectNumber} />
      )}
    </Panel>
  )
}

function Sources(props: { number: number; onSelectNumber(number: number): void }) {
  const { actor } = useMe()
  const [isAsked, ask] = useState(false)
  const purpose = fitting.find((one) => actor && purposesOf[actor.role]?.includes(one))
  if (!purpose) return null
  if (!isAsked)
    return (
      <div className="chains-ask">
        <Button type="primary" onClick={() => ask(true)}>
          <Trans>Possible sources, and why</Trans>
        </Button>
        <p className="faint">
          <Trans>Opens the record: your name, the time and the purpose are kept.</Trans>
        </p>
      </div>
    )
  return <Asked {...props} purpose={purpose} />
}

function Asked(props: { number: number; purpose: Purpose; onSelectNumber(number: number): void }) {
  const answer = useQuery(caseChainQuestion(props.number, props.purpose))
  if (answer.data)
    return (
      <Opened
        chain={answer.data}
        onSelectNumber={props.onSelectNumber}
        onChanged={() => void answer.refetch()}
      />
    )
  if (answer.isError)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  return <Skeleton rows={6} />
}

function Opened(props: {
  chain: CaseChain
  onSelectNumber(number: number): void
  onChanged(): void
}) {
  const { chain, onSelectNumber, onChanged } = props
  const { actor } = useMe()
  return (
    <>
      <p>
        {chain.nameMasked ?? <Trans>Not in the register</Trans>} ·{' '}
        <Link to={`/cases/${encodeURIComponent(chain.case)}`}>
          <Trans>The page of the case</Trans>
        </Link>
      </p>
      <Candidates
        chain={chain}
        mayDecide={actor?.role === 'case-investigator'}
        onSelectNumber={onSelectNumber}
        onChanged={onChanged}
      />
      <History chain={chain} onSelectNumber={onSelectNumber} />
    </>
  )
}
