import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams, useSearchParams } from 'react-router'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { MoreButton } from '../../../ui/desk/more-button.tsx'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { Watermark } from '../person/watermark.tsx'
import { ContactPart } from './contact-part.tsx'
import { ContactTable } from './contact-table.tsx'
import { JudgeBar } from './judge-bar.tsx'
import { NamePart } from './name-part.tsx'
import { contactsQuestion, purposeOf } from './questions.ts'
import { SignPart } from './sign-part.tsx'
import { useJudge } from './use-judge.ts'
import { useJudgeKeys } from './use-judge-keys.ts'
import './contacts.css'

/** All contacts of a case: named, judged by the keyboard with the rule in view, and signed as one list. */
export function ContactsOfCase() {
  const { t } = useLingui()
  const { id = '' } = useParams()
  const { actor } = useMe()
  const [query, setQuery] = useSearchParams()
  const queries = useQueryClient()
  const purpose = purposeOf(actor?.role)
  const answer = useInfiniteQuery(contactsQuestion({ list: 'case', case: id }, purpose))
  const rows = answer.data?.pages.flatMap(({ contacts }) => contacts) ?? []
  const number = rows[0]?.caseNumber ?? ''
  const opened = query.get('contact') ?? ''
  useTitle(t`Contacts of a case`)
  const open = (contact: string) => setQuery(contact ? { contact } : {}, { replace: true })
  const isInvestigator = actor?.role === 'case-investigator'
  const judge = useJudge(() => void queries.invalidateQueries({ queryKey: ['contacts'] }))
  const picked = useJudgeKeys(
    rows.length,
    (at) => open(rows[at]?.contact ?? ''),
    (at, kind) => {
      const row = rows[at]
      if (row && isInvestigator) judge.decide(row, kind)
    },
  )
  const changed = () => {
    void queries.invalidateQueries({ queryKey: ['contacts'] })
    void queries.invalidateQueries({ queryKey: ['contact', opened] })
  }
  return (
    <div className="contacts">
      <Watermark />
      <PageHead
        title={t`Contacts of a case`}
        line={
          <>
            <Link to={`/cases/${encodeURIComponent(id)}`} className="code">
              {number || id}
            </Link>{' '}
            <Trans>
              The program proposes, you decide, one signature puts the list into effect.
            </Trans>
          </>
        }
        aside={
          <Link to={`/co-presence?case=${encodeURIComponent(id)}`}>
            <Trans>Who else was there</Trans>
          </Link>
        }
      />
      {answer.isError && rows.length === 0 ? (
        <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
      ) : (
        <div className="contacts-columns">
          <div className="contacts-main">
            <JudgeBar judge={judge} row={rows[picked]} mayJudge={isInvestigator} />
            <ContactTable
              caption={t`Contacts of a case`}
              rows={rows}
              picked={picked}
              open={open}
              loading={answer.isPending}
              empty={
                <EmptyState title={t`Nobody is named yet`}>
                  <Trans>Take the household and the companions, or paste a list.</Trans>
                </EmptyState>
              }
            />
            <MoreButton answer={answer} />
            {isInvestigator ? <NamePart caseId={id} onNamed={changed} /> : null}
          </div>
          <div className="contacts-side">
            {opened ? (
              <ContactPart
                key={opened}
                contact={opened}
                purpose={purpose}
                mayWrite={isInvestigator}
                onChanged={changed}
                onClose={() => open('')}
              />
            ) : null}
            <SignPart caseId={id} rows={rows} />
          </div>
        </div>
      )}
    </div>
  )
}
