import { caseNumber } from '@bihuan/core/cases/case-number.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import { useState } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { type Choice, Decide } from './decide.tsx'
import type { CaseChain, SourceCandidate } from './questions.ts'
import { faultWords, groundWords, partWords, stateWords } from './words.ts'

const partOrder = ['interval', 'contact', 'sameHome', 'place', 'free', 'offspring'] as const

/** Every possible source with its posterior, the ground and what speaks against it; each can be decided or rejected. */
export function Candidates(props: {
  chain: CaseChain
  mayDecide: boolean
  onSelectNumber(number: number): void
  onChanged(): void
}) {
  const { chain, mayDecide, onSelectNumber, onChanged } = props
  const { t } = useLingui()
  const [choice, setChoice] = useState<Choice | null>(null)
  const { interval } = chain
  return (
    <section className="chains-sources" aria-label={t`Possible sources`}>
      <h3>
        <Trans>Possible sources</Trans>
      </h3>
      <ol>
        {chain.candidates.map((one) => (
          <Candidate
            key={`${one.source} ${one.number ?? ''} ${one.state ?? ''}`}
            one={one}
            mayDecide={mayDecide}
            onSelectNumber={onSelectNumber}
            onChoose={setChoice}
          />
        ))}
      </ol>
      {mayDecide ? (
        <p className="chains-acts">
          <Button
            size="small"
            onClick={() => setChoice({ act: 'decide', number: null, kind: 'outside', faults: [] })}
          >
            <Trans>Outside of the city</Trans>
          </Button>
          <Button
            size="small"
            onClick={() => setChoice({ act: 'decide', number: null, kind: 'unknown', faults: [] })}
          >
            <Trans>Unknown for good</Trans>
          </Button>
        </p>
      ) : null}
      {choice ? (
        <Decide
          key={`${choice.act} ${choice.kind} ${choice.number ?? ''}`}
          number={chain.number}
          choice={choice}
          onDone={() => {
            setChoice(null)
            onChanged()
          }}
          onCancel={() => setChoice(null)}
        />
      ) : null}
      <p className="faint">
        {interval.source === 'none' ? (
          <Trans>Nothing is known of the interval of this pathogen: only grounds count.</Trans>
        ) : (
          <Trans>
            Interval of the onsets: mean {interval.meanDays.toFixed(1)}, deviation{' '}
            {interval.sdDays.toFixed(1)} days ({interval.source}).
          </Trans>
        )}{' '}
        {interval.binds ? null : <Trans>Not confirmed by an officer: a proposal.</Trans>}
      </p>
    </section>
  )
}

function Candidate(props: {
  one: SourceCandidate
  mayDecide: boolean
  onSelectNumber(number: number): void
  onChoose(choice: Choice): void
}) {
  const { one, mayDecide, onSelectNumber, onChoose } = props
  const { t } = useLingui()
  const format = useFormats()
  const { number } = one
  const parts = partOrder
    .filter((part) => part === 'interval' || Math.abs(one.parts[part] - 1) > 1e-9)
    .map((part) => `${t(partWords[part])} ${one.parts[part].toPrecision(2)}`)
  return (
    <li data-source={one.source}>
      <div className="chains-source-head">
        <b className="chains-p">
          {one.state === 'rejected' ? '–' : format.share(one.posterior, 1)}
        </b>
        {number === null ? (
          <span>
            {one.source === 'outside' ? (
              <Trans>outside of the city</Trans>
            ) : (
              <Trans>somebody whom nobody found</Trans>
            )}
          </span>
        ) : (
          <Button type="link" size="small" className="code" onClick={() => onSelectNumber(number)}>
            {caseNumber(number)}
          </Button>
        )}
        {one.state ? (
          <StatusTag tone={one.state === 'rejected' ? 'wait' : 'ok'}>
            {t(stateWords[one.state])}
          </StatusTag>
        ) : null}
      </div>
      <meter className="chains-bar" min={0} max={1} value={one.posterior} aria-hidden="true" />
      {one.state === 'rejected' ? null : (
        <p className="faint">
          {one.days === null ? null : <Trans>{format.decimal(one.days)} days before</Trans>}
          {one.grounds.length > 0
            ? ` · ${one.grounds.map((ground) => t(groundWords[ground])).join(', ')}`
            : ''}
          {one.where ? ` (${one.where})` : ''}
          <br />
          {parts.join(' × ')}
        </p>
      )}
      {one.faults.map((fault) => (
        <p key={fault}>
          <StatusTag tone="late">{t(faultWords[fault])}</StatusTag>
        </p>
      ))}
      {mayDecide && number !== null ? (
        <p className="chains-acts">
          {one.state === 'decided' ? null : (
            <Button
              size="small"
              onClick={() => onChoose({ act: 'decide', number, kind: 'case', faults: one.faults })}
            >
              <Trans>Decide</Trans>
            </Button>
          )}
          {one.state === 'rejected' ? null : (
            <Button
              size="small"
              onClick={() => onChoose({ act: 'reject', number, kind: 'case', faults: [] })}
            >
              <Trans>Reject</Trans>
            </Button>
          )}
        </p>
      ) : null}
    </li>
  )
}
