import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { Countdown } from '../../../ui/desk/countdown.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import type { CaseFile } from './questions.ts'
import { WindowLine } from './window-line.tsx'

/** Who the case is, what is owed by when, who else is here. The whole name and the phone stand here because the opening left a trace. */
export function CaseHead({
  file,
  others,
  isFresh,
  children,
}: {
  file: CaseFile
  others: CaseFile['present']
  isFresh: boolean
  children: ReactNode
}) {
  const { t } = useLingui()
  const format = useFormats()
  const { case: it, person, windows } = file
  const sex = person.sex === 'male' ? t`male` : person.sex === 'female' ? t`female` : null
  const next =
    it.keyFactsAt === null && it.keyFactsDue !== null
      ? { word: t`key facts`, due: it.keyFactsDue }
      : it.investigatedAt === null && it.investigatedDue !== null
        ? { word: t`whole investigation`, due: it.investigatedDue }
        : null
  return (
    <header className="case-head">
      <div className="case-who">
        <h1>
          <span className="code">{it.number}</span> {person.name}
        </h1>
        <p>
          {[sex, person.age === null ? null : t`${person.age} years`, person.phone, person.address]
            .filter((one) => one !== null)
            .join(' · ')}
          {person.person ? (
            <>
              {' '}
              <Link to={`/persons/${person.person}`}>
                <Trans>record</Trans>
              </Link>
            </>
          ) : null}
        </p>
        <WindowLine windows={windows} />
      </div>
      <div className="case-state">
        {next ? (
          <span>
            {next.word} <Countdown dueAt={next.due} />
          </span>
        ) : null}
        <span className="case-present">
          {others.map(({ account, name, typing }) => (
            <StatusTag key={account} tone={typing ? 'wait' : 'ok'}>
              {typing ? t`${name ?? account} is typing` : t`${name ?? account} is here`}
            </StatusTag>
          ))}
          {isFresh ? null : (
            <StatusTag tone="late">
              <Trans>no connection: what others write is not shown</Trans>
            </StatusTag>
          )}
        </span>
        <span className="case-saved">{children}</span>
        <span className="faint">
          <Trans>your look is recorded, {format.time(file.now)}</Trans>
        </span>
      </div>
    </header>
  )
}
