import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from 'react-router'
import type { TubeStep } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { CallTag } from './call-tag.tsx'
import { Cts } from './cts.tsx'
import { type Counted, type Detail, detailOf } from './detail.ts'
import { useDetailWords } from './use-detail-words.ts'

function Signed({ act, by }: { act: string; by: Counted }) {
  const format = useFormats()
  return (
    <div className="signed">
      <span className="faint">{act}</span>
      <b>{by.name}</b>
      <span>
        <Trans>
          counted <b>{format.number(by.count)}</b>
        </Trans>
      </span>
    </div>
  )
}

function HandOver({ detail }: { detail: Detail }) {
  const { t } = useLingui()
  const { given, taken } = detail
  return (
    <>
      {given ? <Signed act={t`gave`} by={given} /> : null}
      {taken ? <Signed act={t`took`} by={taken} /> : null}
      {given && taken && given.count !== taken.count ? (
        <StatusTag tone="late">
          <Trans>the two counts differ, both are kept</Trans>
        </StatusTag>
      ) : null}
    </>
  )
}

function Places({ detail }: { detail: Detail }) {
  const { t } = useLingui()
  const format = useFormats()
  const box = detail.text('box')
  const plate = detail.text('plate')
  const well = detail.text('well')
  const tube = detail.text('tube') ?? detail.text('firstTube')
  const celsius = detail.number('celsius')
  if (!box && !plate && !tube && celsius === null) return null
  return (
    <p>
      {box ? (
        <span>
          {t`Box`}{' '}
          <Link to={`/boxes/${box}`} className="code">
            {box}
          </Link>
        </span>
      ) : null}
      {plate ? (
        <span>
          {t`Plate`}{' '}
          <Link to={`/plates/${plate}`} className="code">
            {plate}
          </Link>
        </span>
      ) : null}
      {well ? (
        <span>
          {t`well`} <b>{well}</b>
        </span>
      ) : null}
      {tube ? (
        <span>
          {t`Tube`}{' '}
          <Link to={`/tubes/${tube}`} className="code">
            {tube}
          </Link>
        </span>
      ) : null}
      {celsius === null ? null : <span>{format.decimal(celsius)} °C</span>}
    </p>
  )
}

/** What a step leaves behind: counts, both signatures, plate and well, Ct values, the call and who released it. */
export function StepDetail({ step }: { step: TubeStep }) {
  const words = useDetailWords()
  const detail = detailOf(step)
  const count = detail.number('count')
  const members = detail.number('members')
  const call = detail.text('call')
  const releasedBy = detail.text('releasedBy')
  const secondBy = detail.text('secondBy')
  const said = ['kind', 'verdict', 'outcome', 'reason', 'excuse']
    .map((name) => detail.text(name))
    .filter((text) => text !== null)
    .map(words)
  const person = detail.text('person')
  const name = detail.text('nameMasked')
  return (
    <div className="step-detail">
      {count === null ? null : (
        <p>
          <Plural
            value={count}
            one="# swab, counted at sealing"
            other="# swabs, counted at sealing"
          />
        </p>
      )}
      {members === null ? null : (
        <p>
          <Plural value={members} one="# member recalled" other="# members recalled" />
        </p>
      )}
      {person ? (
        <p>
          <Link to={`/persons/${person}`}>{name ?? person}</Link>
        </p>
      ) : null}
      {said.length > 0 ? <p className="soft">{said.join(' · ')}</p> : null}
      <Places detail={detail} />
      <HandOver detail={detail} />
      {detail.cts ? <Cts cts={detail.cts} /> : null}
      {call ? (
        <p>
          <CallTag call={call} /> <span className="faint">{detail.text('rule')}</span>
        </p>
      ) : null}
      {releasedBy && secondBy ? (
        <p className="soft">
          <Trans>
            loaded by {secondBy}, released by {releasedBy}
          </Trans>
        </p>
      ) : null}
    </div>
  )
}
