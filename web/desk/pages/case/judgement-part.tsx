import { Trans } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link } from 'react-router'
import { CasePanel } from '../cases/case-panel.tsx'
import { CaseContacts } from '../contacts/case-contacts.tsx'
import { PapersPanel } from '../papers/link-panel.tsx'
import type { CaseFile } from './questions.ts'
import type { ShownItem } from './shown-items.ts'

/** Contacts of the case and what is owed of it. What changes there changes windows and state, so the case is asked for again. */
export function JudgementPart({
  file,
  items,
  caseVersion,
  mayWrite,
}: {
  file: CaseFile
  items: readonly ShownItem[]
  caseVersion: number
  mayWrite: boolean
}) {
  const queries = useQueryClient()
  const { id, version } = file.case
  const isOld = caseVersion > version
  useEffect(() => {
    if (isOld) void queries.invalidateQueries({ queryKey: ['investigation', id] })
  }, [isOld, id, queries])
  const of = encodeURIComponent(id)
  return (
    <div className="case-judgement">
      <CaseContacts caseId={id} items={items} mayWrite={mayWrite} />
      <CasePanel
        caseId={id}
        onChanged={() => void queries.invalidateQueries({ queryKey: ['investigation', id] })}
      />
      <PapersPanel caseId={id} />
      <nav className="case-links">
        <Link to={`/chains?case=${Number(file.case.number.replace(/\D+/g, ''))}`}>
          <Trans>Chain</Trans>
        </Link>
        <Link to={`/assist/new?case=${of}`}>
          <Trans>Request to another district</Trans>
        </Link>
        <Link to={`/cases/merge?from=${of}`}>
          <Trans>Same person twice</Trans>
        </Link>
      </nav>
    </div>
  )
}
