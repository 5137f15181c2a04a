import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useDetailWords } from '../tube/use-detail-words.ts'
import type { Answer } from './questions.ts'
import { refusalWord } from './refusal-words.ts'

// Enough to see what is wrong; a file of the wrong round can refuse a whole shift.
const shown = 50

function Refused({ answers }: { answers: readonly Answer[] }) {
  const { t } = useLingui()
  const format = useFormats()
  const byReason = new Map<string, Answer[]>()
  for (const one of answers) {
    const because = one.because ?? ''
    byReason.set(because, [...(byReason.get(because) ?? []), one])
  }
  return (
    <ul className="sealed-refused">
      {[...byReason].map(([because, list]) => (
        <li key={because}>
          <StatusTag tone="late">{format.number(list.length)}</StatusTag>
          <span>
            {t(refusalWord(because))} <code className="faint">{because}</code>
          </span>
        </li>
      ))}
    </ul>
  )
}

function Twice({ answers }: { answers: readonly Answer[] }) {
  const format = useFormats()
  const twice = answers.flatMap(({ id, duplicates = [] }) =>
    duplicates.map((one) => ({ id, ...one })),
  )
  if (twice.length === 0) return null
  return (
    <details>
      <summary>
        <Plural
          value={twice.length}
          one="# person was sampled before: the earlier sample counts"
          other="# people were sampled before: the earlier sample counts"
        />
      </summary>
      <ul>
        {twice.slice(0, shown).map(({ id, person, firstAt, firstSite, firstTube }) => (
          <li key={`${id} ${person}`}>
            <span className="code">{person}</span> {firstSite}, {format.dayAndTime(firstAt)},{' '}
            <Link to={`/tubes/${firstTube}`} className="code">
              {firstTube}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  )
}

function Claims({ answers }: { answers: readonly Answer[] }) {
  const say = useDetailWords()
  const claims = answers.flatMap(({ id, claims: list = [] }) => list.map((one) => ({ id, ...one })))
  if (claims.length === 0) return null
  return (
    <details>
      <summary>
        <Plural
          value={claims.length}
          one="# late claim is to be settled"
          other="# late claims are to be settled"
        />
        {': '}
        <Link to="/loops?kind=claim-not-settled">
          <Trans>Open loops</Trans>
        </Link>
      </summary>
      <ul>
        {claims.slice(0, shown).map(({ id, person, kind }) => (
          <li key={`${id} ${person} ${kind}`}>
            <span className="code">{person}</span> {say(kind)}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** What the server said about single acts of a file: refusals by their reason, people sampled before, late claims. */
export function SealedAnswers({ answers }: { answers: readonly Answer[] }) {
  return (
    <>
      <Refused answers={answers.filter(({ outcome }) => outcome === 'refused')} />
      <Twice answers={answers} />
      <Claims answers={answers} />
    </>
  )
}
