import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useSend } from '../orders/use-send.ts'
import { type ContactRow, type ListDrafted, listsQuestion } from './questions.ts'

/** The list of the case as it waits for a signature, and those that were signed, each verified for this page. */
export function SignPart({ caseId, rows }: { caseId: string; rows: readonly ContactRow[] }) {
  const { t } = useLingui()
  const format = useFormats()
  const navigate = useNavigate()
  const lists = useQuery(listsQuestion(caseId))
  const draft = useSend<object, ListDrafted>(
    () => `/cases/${encodeURIComponent(caseId)}/contacts/draft-list`,
    ({ signing }) => void navigate(`/signings/${signing}`),
  )
  const open = rows.filter(({ decided }) => decided === null).length
  const unsigned = rows.filter((row) => row.decided !== null && row.signedAt === null).length
  return (
    <Panel title={t`The list`}>
      <p>
        <Plural value={unsigned} one="# decision waits" other="# decisions wait" />{' '}
        <Trans>for a signature.</Trans>{' '}
        {open > 0 ? (
          <span className="soft">
            <Plural value={open} one="# is" other="# are" />{' '}
            <Trans>not judged and will stand on the next list.</Trans>
          </span>
        ) : null}
      </p>
      <Button
        type="primary"
        disabled={unsigned === 0}
        loading={draft.isPending}
        onClick={() => draft.mutate({})}
      >
        <Trans>Draft the list and sign it</Trans>
      </Button>
      <p className="faint">
        <Trans>
          With the signature the list reaches who moves people, and orders can rest on it.
        </Trans>
      </p>
      {draft.isError ? <ErrorState cause={draft.error} /> : null}
      {(lists.data?.lists ?? []).map((one) => (
        <p key={one.list}>
          <StatusTag tone={one.holds ? 'ok' : 'late'}>
            {one.holds ? <Trans>signature holds</Trans> : <Trans>signature does not hold</Trans>}
          </StatusTag>{' '}
          {format.dayAndTime(one.signedAt)} · {one.signedBy}, {one.unit} ·{' '}
          <Plural value={one.lines} one="# line" other="# lines" /> · <code>{one.policy}</code>{' '}
          <span className="faint code">{one.digest.slice(0, 12)}</span>
        </p>
      ))}
    </Panel>
  )
}
