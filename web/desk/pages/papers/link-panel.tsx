import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from 'react-router'
import { Panel } from '../../../ui/desk/panel.tsx'
import { TakeButton } from './take-button.tsx'
import './papers.css'

/** For the page of a case: its report at once, and the way to its papers. */
export function PapersPanel({ caseId }: { caseId: string }) {
  const { t } = useLingui()
  return (
    <Panel title={t`Papers`}>
      <div className="paper-acts">
        <TakeButton asked={{ what: 'report', case: caseId, language: 'zh-CN' }}>
          <Trans>Report in Chinese (Word)</Trans>
        </TakeButton>
        <Link to={`/cases/${encodeURIComponent(caseId)}/papers`}>
          <Trans>Public trace and papers</Trans>
        </Link>
      </div>
    </Panel>
  )
}
