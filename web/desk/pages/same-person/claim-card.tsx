import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { Decide } from './decide.tsx'
import type { Claim } from './questions.ts'

function Side(props: { word: string; name: string; person: string }) {
  return (
    <div className="claim-side">
      <span className="faint">{props.word}</span>
      <b>{props.name}</b>
      <Link to={`/persons/${props.person}`} className="code">
        {props.person}
      </Link>
    </div>
  )
}

/** One open question: who was registered, who is known, where and when; and the decision. */
export function ClaimCard({ claim, isPicked }: { claim: Claim; isPicked: boolean }) {
  const { t } = useLingui()
  const format = useFormats()
  const { walkIn, known, walkInName, knownName, site, siteName, sameBirthday, at } = claim
  return (
    <li className={isPicked ? 'panel claim row-picked' : 'panel claim'}>
      <div className="claim-sides">
        <Side word={t`Registered at the site`} name={walkInName} person={walkIn} />
        <span aria-hidden="true">=?</span>
        <Side word={t`Known with this document`} name={knownName} person={known} />
      </div>
      <p className="claim-facts">
        {sameBirthday ? (
          <StatusTag tone="ok">
            <Trans>same birthday</Trans>
          </StatusTag>
        ) : (
          <StatusTag tone="wait">
            <Trans>birthdays differ</Trans>
          </StatusTag>
        )}
        <span>
          {site} · {siteName}
        </span>
        <time dateTime={at} className="soft">
          {format.dayAndTime(at)}
        </time>
      </p>
      <Decide walkIn={walkIn} known={known} />
    </li>
  )
}
